package io.consumerpipeline.runtime.deadletter;

import io.consumerpipeline.contract.RuntimeConfig.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How many dead letters a partition may still have, by the share of them among its records within a window. While the partition
 * holds, few records are judged too: what is read again may come in small portions, and each would pass for too few to tell.
 * For one thread at a time.
 */
public final class DeadLetterBudget {
  private static final int SLOTS = 10;
  private static final int PERCENT = 100;

  private final Hold hold;
  private final long slotMillis;
  private final long[] records = new long[SLOTS];
  private final long[] letters = new long[SLOTS];
  private long newestSlot;
  private Instant liftedUntil = Instant.MIN;
  private boolean holding;
  private long sinceHold;

  /** With nothing in the window. */
  public DeadLetterBudget(Hold hold) {
    this.hold = hold;
    this.slotMillis = Duration.ofSeconds(hold.windowSeconds()).toMillis() / SLOTS;
  }

  /** What was before this pod had the partition. */
  public record Past(long records, long letters) {}

  /**
   * Starts over.
   *
   * @param lifted until when every dead letter is accepted
   */
  public void start(Instant now, Past past, Instant lifted) {
    Arrays.fill(records, 0);
    Arrays.fill(letters, 0);
    liftedUntil = lifted;
    if (now.isBefore(liftedUntil)) {
      holding = false;
    }
    newestSlot = slot(now);
    records[index(newestSlot)] = past.records();
    letters[index(newestSlot)] = past.letters();
  }

  /** The most dead letters that a batch with so many records of the partition may have. */
  public long allowance(Instant now, long batch) {
    advance(now);
    long all = sum(records) + batch;
    if (now.isBefore(liftedUntil) || (!holding && all < hold.minRecords())) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, all * hold.abovePercent() / PERCENT - sum(letters));
  }

  /** A batch was stored; what was accepted on purpose is not held against what comes later. */
  public void stored(Instant now, long batch, long dead) {
    advance(now);
    if (!now.isBefore(liftedUntil)) {
      records[index(newestSlot)] += batch;
      letters[index(newestSlot)] += dead;
    }
    sinceHold += batch;
    if (sinceHold >= hold.minRecords()) {
      holding = false;
    }
  }

  /** A batch was not stored because it had too many. */
  public void hold() {
    holding = true;
    sinceHold = 0;
  }

  /** Whether the partition holds, or has not yet shown that it need not any more. */
  public boolean holding() {
    return holding;
  }

  private void advance(Instant now) {
    long slot = slot(now);
    for (long passed = Math.max(newestSlot + 1, slot - SLOTS + 1); passed <= slot; passed++) {
      records[index(passed)] = 0;
      letters[index(passed)] = 0;
    }
    newestSlot = Math.max(newestSlot, slot);
  }

  private long slot(Instant now) {
    return Math.floorDiv(now.toEpochMilli(), slotMillis);
  }

  private static int index(long slot) {
    return (int) Math.floorMod(slot, (long) SLOTS);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
