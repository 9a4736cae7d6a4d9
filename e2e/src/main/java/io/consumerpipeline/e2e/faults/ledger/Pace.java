package io.consumerpipeline.e2e.faults.ledger;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Spreads events evenly over time, and catches up after a pause. For one thread. */
final class Pace {
  private final long perSecond;
  private final long start = System.nanoTime();
  private long passed;

  /** Zero events per second is no limit. */
  Pace(long perSecond) {
    this.perSecond = perSecond;
  }

  void next() {
    if (perSecond > 0) {
      long due = start + (long) ((double) passed * TimeUnit.SECONDS.toNanos(1) / perSecond);
      passed++;
      while (System.nanoTime() - due < 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }
}
