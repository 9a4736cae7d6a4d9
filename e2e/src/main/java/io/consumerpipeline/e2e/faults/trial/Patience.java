package io.consumerpipeline.e2e.faults.trial;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Waits for something to become true, by looking often. */
public record Patience(long endNanos, Duration length) {
  private static final long LOOK_MILLIS = 50;

  /** From now on. */
  public static Patience of(Duration length) {
    return new Patience(System.nanoTime() + length.toNanos(), length);
  }

  /** Throws and names what was waited for if it has not come to pass in time. */
  public void await(String what, Callable<Boolean> come) throws Exception {
    if (!awaitOrGoOn(come)) {
      throw new TimeoutException("waited " + length.toSeconds() + " s in vain until " + what);
    }
  }

  /** Whether it has come to pass in time. */
  public boolean awaitOrGoOn(Callable<Boolean> come) throws Exception {
    while (!come.call()) {
      if (System.nanoTime() > endNanos) {
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }
}
