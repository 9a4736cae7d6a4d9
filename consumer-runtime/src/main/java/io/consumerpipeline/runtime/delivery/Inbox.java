package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig.Hold;
import io.consumerpipeline.runtime.deadletter.DeadLetterBudget;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lanes of one writer. The poll loop puts in, the writer takes out: at once if it is idle, and all that has gathered, up to a
 * full batch, if it was busy. One lock guards all queues in it; nobody does anything slow while holding it.
 */
final class Inbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BatchLimits limits;
  private final Hold hold;
  private final RateLimit limit;
  private final Totals totals;
  private final Lanes lanes = new Lanes();
  private RateLimit.Grant grant = RateLimit.Grant.NONE;
  private long flushDueNanos = System.nanoTime();
  private boolean stopped;

  Inbox(BatchLimits limits, RateLimit limit, Hold hold, Totals totals) {
    this.limits = limits;
    this.limit = limit;
    this.hold = hold;
    this.totals = totals;
  }

  Lane open(int partition) {
    lock.lock();
    try {
      var lane = new Lane(partition, new DeadLetterBudget(hold), System.nanoTime());
      lanes.add(lane);
      changed.signal();
      return lane;
    } finally {
      lock.unlock();
    }
  }

  void close(Lane lane) {
    lock.lock();
    try {
      lane.release();
      lane.clear();
      lanes.remove(lane);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What was polled under another claim than the present one is dropped: it will be read again from the stored position. */
  void put(Lane lane, long ownerEpoch, Chunk chunk) {
    lock.lock();
    try {
      Ownership ownership = lane.ownership();
      if (ownership != null && ownership.epoch() == ownerEpoch && !lane.released()) {
        lane.add(chunk);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives a lane up; it is claimed anew after the delay. */
  void disown(Lane lane, LaneState why, long delayNanos) {
    lock.lock();
    try {
      lane.disown(why);
      lane.clear();
      lane.claimDue(System.nanoTime() + delayNanos);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void own(Lane lane, Ownership ownership) {
    lock.lock();
    try {
      lane.own(ownership);
      lane.claimDue(Lane.CLAIMED);
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes the batch that gathers has room for. */
  long room() {
    lock.lock();
    try {
      return Math.max(0, limits.maxBytes() - lanes.queuedBytes());
    } finally {
      lock.unlock();
    }
  }

  boolean isFull(Lane lane) {
    lock.lock();
    try {
      return limits.isFull(lane, lanes.count());
    } finally {
      lock.unlock();
    }
  }

  boolean isDrained(Lane lane) {
    lock.lock();
    try {
      return limits.isDrained(lane, lanes.count());
    } finally {
      lock.unlock();
    }
  }

  /** From now on the writer is told to stop. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean stopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not longer than this, for the end of the writer or of all these lanes. */
  void rest(long nanos, List<Lane> unlessReleased) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0 && !stopped && !unlessReleased.stream().allMatch(Lane::released)) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** After a batch: the queues say again what is oldest. */
  void settled(List<Lane> stored) {
    lock.lock();
    try {
      stored.forEach(Lane::refreshOldest);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for work. */
  Work next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (stopped) {
          return new Work.Stop();
        }
        long now = System.nanoTime();
        Lane unclaimed = lanes.unclaimed(now);
        if (unclaimed != null) {
          return new Work.Claim(unclaimed);
        }
        long wait = lanes.claimedForNanos(now);
        if (!lanes.areEmpty()) {
          wait = Math.min(wait, dueNanos(now) - now);
          if (wait <= 0) {
            return new Work.Store(take(now));
          }
        }
        changed.awaitNanos(Math.max(1, wait));
      }
    } finally {
      lock.unlock();
    }
  }

  /** When what is there may be stored: after the least time between two transactions, and then when the limit lets it. */
  private long dueNanos(long now) {
    if (flushDueNanos - now > 0 && !isFullBatch()) {
      return flushDueNanos;
    }
    if (grant.records() == 0) {
      grant = limit.ask(Math.min(lanes.queuedRecords(), limits.maxRecords()), now);
      totals.limited(Math.max(0, grant.dueNanos() - now));
    }
    return grant.dueNanos();
  }

  private Batch take(long now) {
    flushDueNanos = now + limits.flushInterval().toNanos();
    Batch batch = lanes.take(Math.min(grant.records(), limits.maxRecords()), limits.maxBytes());
    limit.giveBack(grant.records() - batch.records());
    grant = RateLimit.Grant.NONE;
    return batch;
  }

  private boolean isFullBatch() {
    return lanes.queuedRecords() >= limits.maxRecords() || lanes.queuedBytes() >= limits.maxBytes();
  }
}
