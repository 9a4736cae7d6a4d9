package io.consumerpipeline.runtime.delivery;

import java.util.concurrent.TimeUnit;

/**
 * How many records per second the writers of a pod may store together. Each is granted a few at a time, due when what was granted
 * before is paid for: so the rate is even, and writers get their turns in the order in which they ask.
 *
 * <p>Of the known libraries none fits: Guava's RateLimiter makes the thread sleep, which then hears neither a revocation nor the end,
 * that of resilience4j grants by fixed periods, and Bucket4j is a hundred classes for this one subtraction.
 *
 * <p>Safe for use by several threads.
 */
final class RateLimit {
  /** So much is granted at once, and so much that was not asked for in its time is still granted later. */
  private static final long GRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double nanosPerRecord;
  private final int writers;
  private long paidUntilNanos;

  /**
   * A limit whose time begins now.
   *
   * @param perSecond 0 for none
   * @param writers that share it
   * @param nowNanos by {@link System#nanoTime}
   */
  RateLimit(int perSecond, int writers, long nowNanos) {
    this.nanosPerRecord = perSecond == 0 ? 0 : SECOND_NANOS / perSecond;
    this.writers = writers;
    this.paidUntilNanos = nowNanos;
  }

  /** So many records may be stored from then on, by {@link System#nanoTime}. */
  record Grant(long records, long dueNanos) {
    static final Grant NONE = new Grant(0, 0);
  }

  /** Grants as many of these as may go at once, and at least one; any number where there is no limit. */
  Grant ask(long records, long nowNanos) {
    if (nanosPerRecord == 0) {
      return new Grant(Long.MAX_VALUE, nowNanos);
    }
    long granted = Math.clamp((long) (GRAIN_NANOS / nanosPerRecord), 1, Math.max(1, records));
    synchronized (this) {
      long due = nowNanos + Math.max(paidUntilNanos - nowNanos, -GRAIN_NANOS);
      paidUntilNanos = due + cost(granted);
      return new Grant(granted, due);
    }
  }

  /** So many of what was granted are not needed. */
  synchronized void giveBack(long records) {
    paidUntilNanos -= cost(records);
  }

  /**
   * What counts as busy time of a batch: as long as it took, but at least as long as its records take at the limit. So what a pod
   * stores by the time it is busy is never more than it may, also while nothing waits, and also if a single writer has all the work.
   */
  long busyNanos(long records, long workedNanos) {
    return Math.max(workedNanos, writers * cost(records));
  }

  private long cost(long records) {
    return Math.round(records * nanosPerRecord);
  }
}
