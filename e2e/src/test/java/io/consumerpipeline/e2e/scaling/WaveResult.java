package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.scaling.Curve.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a load in waves came to.
 *
 * @param began when the first record was sent
 * @param ended when the last one was
 * @param rows in the table in the end
 * @param duplicates of them
 */
record WaveResult(WavePlan plan, Seen seen, Instant began, Instant ended, long sent, long rows, long duplicates) {
  /** The least share of what comes that is stored meanwhile; of a steady load it is all. */
  private static final double ENOUGH = 0.9;
  private static final int PERCENT = 100;

  /** Records that were stored by the time that the last one was sent, of all that were sent. */
  double throughput() {
    return (double) seen.stored().at(ended) / sent;
  }

  /** Turns that came within the stabilization window after another. */
  long flips() {
    return seen.steps().betweenTurns().stream().filter(between -> between.compareTo(window()) < 0).count();
  }

  private Duration window() {
    return Duration.ofSeconds(plan.replicas().downSeconds());
  }

  long mostBehind() {
    return seen.lag().points().stream().mapToLong(Point::value).max().orElse(0);
  }

  long lost() {
    return sent - (rows - duplicates);
  }

  /** What is not as it should be. */
  List<String> breaches() {
    var breaches = new ArrayList<String>();
    if (throughput() < ENOUGH) {
      breaches.add("too little was stored while the load came");
    }
    if (seen.steps().turns().size() < plan.halves() - 1) {
      breaches.add("the replicas did not follow the load");
    }
    if (flips() > 0) {
      breaches.add("the number of replicas went back and forth within the stabilization window");
    }
    if (lost() != 0) {
      breaches.add("records were lost");
    }
    if (duplicates != 0) {
      breaches.add("records were stored twice");
    }
    return breaches;
  }

  Chart chart() {
    return new Chart(String.format(Locale.ROOT, "%,d/s and %,d/s in turn, %,d/s per replica", plan.high(), plan.low(),
        plan.replicas().perReplica()), seen, seen.lag().points(), began);
  }

  String toMarkdown() {
    var steps = seen.steps();
    return String.format(Locale.ROOT, """
        | %,d/s and %,d/s in turn, %d s each, for %d minutes; %,d/s per replica, %d partitions | measured | wanted |
        |---|---:|---:|
        | records sent | %,d | |
        | of them stored by the time that the last one was sent | %.1f %% | ≥ %.0f %% |
        | fewest · most replicas | %d · %d | |
        | rescalings | %d | |
        | changes of direction · soonest after one another | %d · %s | |
        | of them within the stabilization window of %d s after another | %d | 0 |
        | most records behind | %,d | |
        | records lost · stored twice | %d · %d | 0 · 0 |
        """, plan.high(), plan.low(), plan.half().toSeconds(), plan.whole().toMinutes(), plan.replicas().perReplica(),
        HeldReplicas.PARTITIONS,
        sent,
        throughput() * PERCENT, ENOUGH * PERCENT,
        steps.fewest(), steps.most(),
        steps.changes(),
        steps.turns().size(),
        steps.betweenTurns().stream().min(Duration::compareTo).map(least -> least.toSeconds() + " s").orElse("none"),
        plan.replicas().downSeconds(), flips(),
        mostBehind(),
        lost(), duplicates);
  }
}
