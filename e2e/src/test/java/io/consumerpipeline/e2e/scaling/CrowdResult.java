package io.consumerpipeline.e2e.scaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What many pipelines take.
 *
 * @param settled from the first one's application until all were reconciled
 * @param resident memory of the operator then, in bytes
 * @param processor share of a core that it takes when nothing changes
 * @param restarts of its container meanwhile
 */
record CrowdResult(int pipelines, Duration settled, long residentBefore, long resident, double processor, int restarts) {
  private static final long MEGABYTE = 1_000_000;
  /** So much was asked for. */
  private static final long MOST = 300 * MEGABYTE;

  /** What is not as it should be. */
  List<String> breaches() {
    var breaches = new ArrayList<String>();
    if (resident > MOST) {
      breaches.add("the operator takes more memory than it may");
    }
    if (restarts > 0) {
      breaches.add("the operator was started again");
    }
    return breaches;
  }

  String toMarkdown() {
    return String.format(Locale.ROOT, """
        | %,d pipelines without replicas on one operator | measured | wanted |
        |---|---:|---:|
        | from the first one's application until all are reconciled | %d s | |
        | memory of the operator, before and after | %d MB · %d MB | · ≤ %d MB |
        | its share of a core when nothing changes | %.2f | |
        | its restarts | %d | 0 |
        """, pipelines, settled.toSeconds(), residentBefore / MEGABYTE, resident / MEGABYTE, MOST / MEGABYTE, processor,
        restarts);
  }
}
