package io.consumerpipeline.e2e.cluster;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Assertions that become true after a while. */
public final class Eventually {
  private Eventually() {}

  /** Repeats an assertion until it holds; when it never does, the last failure is the test's. */
  public static void within(Duration limit, ThrowingRunnable assertion) {
    Awaitility.await().atMost(limit).pollInterval(Duration.ofMillis(500)).untilAsserted(assertion);
  }

  /** Within a minute and a half: a pod starts, a rule is written, a condition changes. */
  public static void soon(ThrowingRunnable assertion) {
    within(Duration.ofSeconds(90), assertion);
  }
}
