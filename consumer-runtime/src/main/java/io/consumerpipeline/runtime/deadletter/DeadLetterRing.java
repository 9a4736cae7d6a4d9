package io.consumerpipeline.runtime.deadletter;

import java.time.Instant;
import java.util.List;

/** Dead letters of a partition within the last 60 minutes, counted by minute. Safe for use by several threads. */
public final class DeadLetterRing {
  /** How far back it reaches. */
  public static final int MINUTES = 60;
  private static final int SECONDS_PER_MINUTE = 60;

  private final long[] counts = new long[MINUTES];
  private long newestMinute = Long.MIN_VALUE;

  /** Starts over with what a table says: the count of the current minute first. */
  public synchronized void seed(Instant now, List<Long> byAge) {
    newestMinute = minute(now);
    for (int age = 0; age < MINUTES; age++) {
      counts[slot(newestMinute - age)] = byAge.get(age);
    }
  }

  /** Counts some more. */
  public synchronized void add(Instant now, long more) {
    advance(minute(now));
    counts[slot(newestMinute)] += more;
  }

  /** How many there were. */
  public synchronized long lastHour(Instant now) {
    advance(minute(now));
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private void advance(long minute) {
    long first = Math.max(newestMinute + 1, minute - MINUTES + 1);
    for (long passed = first; passed <= minute; passed++) {
      counts[slot(passed)] = 0;
    }
    newestMinute = Math.max(newestMinute, minute);
  }

  private static long minute(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE);
  }

  private static int slot(long minute) {
    return (int) Math.floorMod(minute, (long) MINUTES);
  }
}
