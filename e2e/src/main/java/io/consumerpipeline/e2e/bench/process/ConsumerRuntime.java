package io.consumerpipeline.e2e.bench.process;

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
import java.util.List;

/** The consumer runtime, started as a pod of its own image would be. */
public final class ConsumerRuntime implements Server, AutoCloseable {
  private static final String NAME = "runtime";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Stands in for the memory limit of a pod without {@code resources}, 512Mi: the image's heap is a share of it. */
  public static final List<String> DEFAULT_MEMORY = List.of("-XX:MaxRAM=512m");

  private final ChildProcesses processes;
  private final Process process;
  private final URI status;

  private ConsumerRuntime(ChildProcesses processes, Process process, URI status) {
    this.processes = processes;
    this.process = process;
    this.status = status;
  }

  /**
   * Starts the runtime.
   *
   * @param options of Java, after those of the image
   */
  public static ConsumerRuntime start(Image image, RuntimeConfig config, List<String> options, Path directory,
      ChildProcesses processes) throws IOException {
    var file = Files.writeString(directory.resolve("config.yaml"), ContractFormat.toYaml(config));
    var command = image.command(options, List.of("ingest", "--config", file.toString()));
    return new ConsumerRuntime(processes, processes.start(NAME, command),
        URI.create("http://127.0.0.1:" + config.metrics().port() + "/status"));
  }

  /** Throws with what it printed last if it has ended. */
  public void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("the runtime ended by itself with " + process.exitValue() + "; its last words:\n" + lastWords());
    }
  }

  /** What it says of itself, and the last lines of its log: for whoever has to find out why it does not go on. */
  public String account() throws InterruptedException, IOException {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(status).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
      return "its status:\n" + answer.body() + "\nits last words:\n" + lastWords();
    }
  }

  private String lastWords() throws IOException {
    return processes.lastWords(NAME);
  }

  @Override
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it as a kubelet does: by a signal, and time to go. */
  @Override
  public void close() {
    processes.end(process, PATIENCE);
  }
}
