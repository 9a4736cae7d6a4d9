package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.report.HotMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import one.convert.Arguments;
import one.convert.FlameGraph;

/**
 * Samples a process of Java by async-profiler, from its start to its end: all threads, those of the compiler too, each
 * millisecond of CPU time. Native frames are in it; the kernel's are not, because that takes a setting of the machine.
 */
final class Profiler {
  private static final int HOTTEST = 30;

  private final Path library;
  private final Path folded;
  private final Path flameGraph;

  /** Leaves {@code NAME.folded} and {@code NAME.html} in a directory. */
  Profiler(Path scratch, Path output, String name) throws IOException {
    this.library = scratch.resolve("libasyncProfiler.so");
    this.folded = output.resolve(name + ".folded").toAbsolutePath();
    this.flameGraph = output.resolve(name + ".html").toAbsolutePath();
    var platform = "aarch64".equals(System.getProperty("os.arch")) ? "linux-arm64" : "linux-x64";
    try (var resource = Profiler.class.getResourceAsStream("/" + platform + "/libasyncProfiler.so")) {
      if (resource == null) {
        throw new IOException("async-profiler has no library for " + platform);
      }
      Files.copy(resource, library);
    }
  }

  /** The option of Java that samples it. */
  String option() {
    return "-agentpath:" + library + "=start,event=ctimer,interval=1ms,threads,collapsed,file=" + folded;
  }

  /** Draws the flame graph once the process has ended. */
  Path flameGraph() throws IOException {
    FlameGraph.convert(folded.toString(), flameGraph.toString(), new Arguments("--title", "Consumer runtime, CPU time"));
    return flameGraph;
  }

  List<String> hottest() throws IOException {
    return HotMethods.of(Files.readAllLines(folded), HOTTEST);
  }

  List<String> threads() throws IOException {
    return HotMethods.threads(Files.readAllLines(folded));
  }
}
