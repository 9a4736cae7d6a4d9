package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says of a process (proc(5)). */
final class ProcessUsage {
  /** The kernel counts in hundredths of a second towards programs, on every architecture that we run on. */
  private static final double TICKS_PER_SECOND = 100;
  private static final int FIRST_AFTER_NAME = 3;

  private ProcessUsage() {}

  /** CPU seconds of a process, of its living children and of those that ended. */
  static double cpuSeconds(ProcessHandle process) throws IOException {
    var ticks = ticks(process.pid());
    for (var child : process.children().toList()) {
      ticks += ticks(child.pid());
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** The largest resident memory so far, in bytes. */
  static long peakResidentBytes(long pid) throws IOException {
    return peakResidentBytes(Files.readAllLines(Path.of("/proc/" + pid + "/status")));
  }

  static long peakResidentBytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  private static long ticks(long pid) throws IOException {
    try {
      return ticks(Files.readString(Path.of("/proc/" + pid + "/stat")));
    } catch (java.nio.file.NoSuchFileException e) {
      // Ended since it was listed: its parent's line has its time now.
      return 0;
    }
  }

  /** utime, stime, cutime and cstime; the name before them may have spaces and parentheses of its own. */
  static long ticks(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    var ticks = 0L;
    for (var field = 14; field <= 17; field++) {
      ticks += Long.parseLong(fields[field - FIRST_AFTER_NAME]);
    }
    return ticks;
  }
}
