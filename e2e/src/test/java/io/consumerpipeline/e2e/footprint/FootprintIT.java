package io.consumerpipeline.e2e.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Locks;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.OperatorPod;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Comes last: what else runs would be measured too. */
@Order(Integer.MAX_VALUE)
@ResourceLock(Locks.SECOND_LANE)
@ResourceLock(Locks.SILENCE)
class FootprintIT {
  private static final long MEGABYTE = 1_000_000;
  private static final long QUICK_MILLISECONDS = 3_000;
  private static final int MOST_STARTS = 6;
  private static final Pattern SINCE_START = Pattern.compile("\"sinceStartMs\"\\s*:\\s*\"?(\\d+)");

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("footprint");

  @Test
  void operatorStartsQuicklyAndStaysSmall() throws Exception {
    // Given
    new Producer(NAMESPACE, "page-views", "footprint-views", 2).createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "footprint-views"));
    new Pipeline(NAMESPACE, "views").awaitConsuming();

    // When
    var starts = starts();
    Thread.sleep(20_000); // a poll of lag and of the pods has its share in memory
    var resident = OperatorPod.residentMemory();

    // Then
    System.out.printf("operator: %d MB resident%n", resident / MEGABYTE);
    assertThat(starts).anyMatch(milliseconds -> milliseconds <= QUICK_MILLISECONDS);
    assertThat(resident).isLessThanOrEqualTo(150 * MEGABYTE);
  }

  /** Milliseconds of each start, until one is quick: other work on the machine only ever adds. */
  private static List<Long> starts() {
    var starts = new ArrayList<Long>();
    while (starts.size() < MOST_STARTS && (starts.isEmpty() || starts.getLast() > QUICK_MILLISECONDS)) {
      starts.add(firstReconcile());
      System.out.printf("operator: first reconcile %d ms after start%n", starts.getLast());
    }
    return starts;
  }

  /** Starts the operator when there is none, so that it need not wait for a Lease, and reads what it says of its start. */
  private static long firstReconcile() {
    OperatorPod.restart();
    Eventually.soon(() -> assertThat(OperatorPod.log()).containsPattern(SINCE_START));
    var found = SINCE_START.matcher(OperatorPod.log());
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1));
  }
}
