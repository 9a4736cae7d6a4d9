package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts: they double from the first to the longest, each between half and all of that by chance, so that pods which
 * lost the same database do not come back in the same moment. Without limit to their number. Single-threaded.
 */
final class Backoff {
  private static final Duration SETUP = Duration.ofSeconds(10);

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(RuntimeConfig.Retry retry, RandomGenerator random) {
    this.first = Duration.ofMillis(retry.initialBackoffMilliseconds());
    this.longest = Duration.ofSeconds(retry.maxBackoffSeconds());
    this.random = random;
    this.next = first;
  }

  /** How long to wait now, in nanoseconds. */
  long nextNanos() {
    Duration whole = next;
    next = min(next.multipliedBy(2), longest);
    return jittered(whole);
  }

  /** How long to wait for somebody to change something, in nanoseconds. */
  long setupNanos() {
    return jittered(min(SETUP, longest));
  }

  void reset() {
    next = first;
  }

  private long jittered(Duration whole) {
    long nanos = whole.toNanos();
    return nanos / 2 + random.nextLong(nanos / 2 + 1);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
