package io.consumerpipeline.runtime.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the system property asks for.
 *
 * @param time the first is 1
 * @param gate held until this file is gone; null to end the process
 * @param hits so far
 */
record Trap(CrashPoint point, int time, @Nullable Path gate, AtomicInteger hits) {
  /** That of a process that SIGKILL ended. */
  private static final int KILLED = 137;
  /** A COMMIT takes about as long on a disk. */
  private static final long COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Throws at what it does not understand: a fault that is not set would be a test that cannot fail. */
  static Trap parse(String text) {
    String[] words = text.split(":", 4);
    if (words.length == 3 && words[0].equals("crash")) {
      return new Trap(CrashPoint.valueOf(words[1]), Integer.parseInt(words[2]), null, new AtomicInteger());
    }
    if (words.length == 4 && words[0].equals("gate")) {
      return new Trap(CrashPoint.valueOf(words[1]), Integer.parseInt(words[2]), Path.of(words[3]), new AtomicInteger());
    }
    throw new IllegalArgumentException("\"" + text + "\" is no fault: write crash:POINT:TIME or gate:POINT:TIME:FILE");
  }

  void hit(CrashPoint reached) {
    if (reached != point || hits.incrementAndGet() != time) {
      return;
    }
    if (gate != null) {
      hold(gate);
    } else if (point == CrashPoint.COMMIT_SENT) {
      Thread.ofPlatform().daemon().start(() -> {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(COMMIT_NANOS));
        Runtime.getRuntime().halt(KILLED);
      });
    } else {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private static void hold(Path gate) {
    try {
      Files.createFile(gate);
    } catch (IOException e) {
      throw new UncheckedIOException("the gate cannot be made", e);
    }
    while (Files.exists(gate)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
