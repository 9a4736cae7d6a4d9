package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig.Hold;
import io.consumerpipeline.runtime.deadletter.DeadLetterBudget;
import io.consumerpipeline.runtime.delivery.Batch.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one writer. The poll loop puts in, the writer takes out: at once if it is idle, and all that has gathered, up to a
 * full batch, if it was busy. One lock guards all queues in it; nobody does anything slow while holding it.
 */
final class Inbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BatchLimits limits;
  private final Hold hold;
  private final List<Lane> lanes = new ArrayList<>();
  private int turn;
  private long flushDueNanos = System.nanoTime();
  private boolean stopped;

  Inbox(BatchLimits limits, Hold hold) {
    this.limits = limits;
    this.hold = hold;
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
      return Math.max(0, limits.maxBytes() - queuedBytes());
    } finally {
      lock.unlock();
    }
  }

  boolean isFull(Lane lane) {
    lock.lock();
    try {
      return limits.isFull(lane, lanes.size());
    } finally {
      lock.unlock();
    }
  }

  boolean isDrained(Lane lane) {
    lock.lock();
    try {
      return limits.isDrained(lane, lanes.size());
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
        Lane unclaimed = unclaimed(now);
        if (unclaimed != null) {
          return new Work.Claim(unclaimed);
        }
        boolean something = lanes.stream().anyMatch(lane -> !lane.isEmpty());
        if (something && (flushDueNanos - now <= 0 || isFullBatch())) {
          flushDueNanos = now + limits.flushInterval().toNanos();
          return new Work.Store(take());
        }
        changed.awaitNanos(patience(now, something));
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Lane unclaimed(long now) {
    for (Lane lane : lanes) {
      if (lane.claimDueNanos() != Lane.CLAIMED && lane.claimDueNanos() - now <= 0) {
        return lane;
      }
    }
    return null;
  }

  private boolean isFullBatch() {
    return lanes.stream().mapToLong(Lane::queuedRecords).sum() >= limits.maxRecords()
        || queuedBytes() >= limits.maxBytes();
  }

  private long queuedBytes() {
    return lanes.stream().mapToLong(Lane::queuedBytes).sum();
  }

  /** How long nothing can be due. */
  private long patience(long now, boolean something) {
    long wait = TimeUnit.SECONDS.toNanos(1);
    if (something) {
      wait = Math.min(wait, flushDueNanos - now);
    }
    for (Lane lane : lanes) {
      if (lane.claimDueNanos() != Lane.CLAIMED) {
        wait = Math.min(wait, lane.claimDueNanos() - now);
      }
    }
    return Math.max(1, wait);
  }

  /** Each batch begins with the next lane, so that none waits for ever behind a full one. */
  private Batch take() {
    var slices = new ArrayList<Slice>();
    long records = 0;
    long bytes = 0;
    turn++;
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(Math.floorMod(turn + i, lanes.size()));
      Ownership ownership = lane.ownership();
      while (ownership != null && records < limits.maxRecords()) {
        long before = lane.queuedBytes();
        Chunk chunk = lane.take(limits.maxRecords() - records, limits.maxBytes() - bytes, slices.isEmpty());
        if (chunk == null) {
          break;
        }
        slices.add(new Slice(lane, ownership, chunk));
        records += chunk.records().size();
        bytes += before - lane.queuedBytes();
      }
    }
    return new Batch(slices);
  }
}
