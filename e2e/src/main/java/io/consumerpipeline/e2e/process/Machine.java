package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it was measured on and with. */
public record Machine(int cores, String cpu, String system, String jdk, String postgresql, String kafka, String runtimeOptions) {

  /** Of this machine, and of the servers given. */
  public static Machine describe(String postgresql, String kafka, String runtimeOptions) throws IOException {
    var cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
    return new Machine(Runtime.getRuntime().availableProcessors(), cpu,
        System.getProperty("os.name") + " " + System.getProperty("os.version"), System.getProperty("java.vm.version"), postgresql,
        kafka, runtimeOptions);
  }

  /** One sentence for under a table. */
  public String toLine() {
    return "%d cores (%s), %s, JDK %s, PostgreSQL %s, Kafka %s; runtime with `%s`.".formatted(cores, cpu, system, jdk, postgresql,
        kafka, runtimeOptions);
  }
}
