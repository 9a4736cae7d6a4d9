package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * The processes that were started, so that all can be ended, by their ids, however the program ends. Safe for use by several
 * threads: Ctrl-C comes on one of its own.
 */
public final class ChildProcesses implements AutoCloseable {
  private final Path logs;
  private final Deque<Process> running = new ConcurrentLinkedDeque<>();

  /** What they print goes to files in a directory. */
  public ChildProcesses(Path logs) {
    this.logs = logs;
  }

  /** Starts a program that goes on running. What one of the same name printed before is kept. */
  public Process start(String name, List<String> command) throws IOException {
    return start(name, command, Map.of());
  }

  Process start(String name, List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log(name).toFile()));
    builder.environment().putAll(environment);
    var process = builder.start();
    running.addFirst(process);
    return process;
  }

  /** Runs a program to its end. */
  public void run(String name, List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().putAll(environment);
    var exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IOException(command.getFirst() + " ended with " + exit + "; its last words:\n" + lastWords(name));
    }
  }

  /** Asks a program to end, and ends it if it does not within the time. */
  public void end(Process process, Duration patience) {
    process.destroy();
    process.onExit().completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS).join();
    process.destroyForcibly().onExit().join();
    running.remove(process);
  }

  /** The file that a program prints to. */
  public Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** The last lines that a program printed. */
  public String lastWords(String name) throws IOException {
    var lines = Files.readAllLines(log(name));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }

  /** Ends what was started last first. Their data are thrown away, so none of them is given time to tidy up. */
  @Override
  public void close() {
    for (var process = running.pollFirst(); process != null; process = running.pollFirst()) {
      process.destroyForcibly().onExit().join();
    }
  }
}
