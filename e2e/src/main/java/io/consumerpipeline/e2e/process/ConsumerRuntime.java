package io.consumerpipeline.e2e.process;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;

/** The consumer runtime, started as a pod of its own image would be. */
public final class ConsumerRuntime implements Server, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Stands in for the memory limit of a pod without {@code resources}, 512Mi: the image's heap is a share of it. */
  public static final List<String> DEFAULT_MEMORY = List.of("-XX:MaxRAM=512m");

  private final ChildProcesses processes;
  private final String name;
  private final Process process;
  private final URI root;

  private ConsumerRuntime(ChildProcesses processes, String name, Process process, URI root) {
    this.processes = processes;
    this.name = name;
    this.process = process;
    this.root = root;
  }

  /**
   * Starts the runtime.
   *
   * @param name of the pod, and of its log
   * @param options of Java, after those of the image
   */
  public static ConsumerRuntime start(String name, Image image, RuntimeConfig config, List<String> options, Path directory,
      ChildProcesses processes) throws IOException {
    var file = Files.writeString(directory.resolve(name + ".yaml"), ContractFormat.toYaml(config));
    var all = new ArrayList<>(options);
    // A pod has one of its own; what is left in it by a process that was killed is gone with the directory.
    all.add("-Djava.io.tmpdir=" + directory);
    var command = image.command(all, List.of("ingest", "--config", file.toString()));
    var environment = new HashMap<>(image.environment());
    environment.put("HOSTNAME", name);
    return new ConsumerRuntime(processes, name, processes.start(name, command, environment),
        URI.create("http://127.0.0.1:" + config.metrics().port()));
  }

  /** Throws with what it printed last if it has ended. */
  public void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("the runtime ended by itself with " + process.exitValue() + "; its last words:\n" + lastWords());
    }
  }

  /** What it says of itself, and the last lines of its log: for whoever has to find out why it does not go on. */
  public String account() throws InterruptedException, IOException {
    return "its status:\n" + get("/status") + "\nits last words:\n" + lastWords();
  }

  /** What it serves there. */
  public String get(String path) throws InterruptedException, IOException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  /** As a pod is called. */
  public String name() {
    return name;
  }

  /** How many lines of its log have this text. */
  public long said(String text) throws IOException {
    try (var lines = Files.lines(processes.log(name))) {
      return lines.filter(line -> line.contains(text)).count();
    }
  }

  /** The last lines of its log. */
  public String lastWords() throws IOException {
    return processes.lastWords(name);
  }

  /** How it ended; nothing as long as it has not. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  @Override
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone; it starts no processes of its own. */
  @Override
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends it as a kubelet does: by a signal, and time to go. */
  @Override
  public void close() {
    processes.end(process, PATIENCE);
  }
}
