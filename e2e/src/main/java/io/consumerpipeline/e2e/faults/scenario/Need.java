package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.process.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a scenario needs of the machine. */
public enum Need {
  /** Nothing that is not on every machine. */
  NOTHING,
  /** To mount a file system. */
  ROOT,
  /** To make system calls of another process fail. */
  ROOT_AND_STRACE;

  /** Whether it is there. */
  boolean isMet() throws IOException {
    return switch (this) {
      case NOTHING -> true;
      case ROOT -> Database.isRoot();
      case ROOT_AND_STRACE -> Database.isRoot() && hasStrace();
    };
  }

  private static boolean hasStrace() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "strace")));
  }
}
