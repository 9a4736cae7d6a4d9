package io.consumerpipeline.e2e.process;

import java.io.PrintStream;
import java.util.Locale;

/** Says what is being done, and since when. */
public final class Progress {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final long began = System.nanoTime();

  /** Prints there. */
  public Progress(PrintStream out) {
    this.out = out;
  }

  /** A line. Safe for use by several threads. */
  public void say(String what) {
    var seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
    out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds, what);
  }
}
