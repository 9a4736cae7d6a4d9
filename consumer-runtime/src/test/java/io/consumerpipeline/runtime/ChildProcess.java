package io.consumerpipeline.runtime;

import io.consumerpipeline.contract.ContractException;
import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeStatus;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ingest} in a process of its own with little memory, as a container runs it; started again it finds its temporary files. */
final class ChildProcess implements AutoCloseable {
  private final Path directory = Files.createTempDirectory("pod");
  private final int port;
  private final String memory;
  private Process process;

  ChildProcess(RuntimeConfig config, String memory) throws IOException {
    this.memory = memory;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.writeString(directory.resolve("pipeline.yaml"), ContractFormat.toYaml(config).replace("port: 0", "port: " + port));
    start();
  }

  void start() throws IOException {
    var builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx" + memory, "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=" + directory, "-cp", System.getProperty("java.class.path"),
        Main.class.getName(), "ingest", "--config", directory.resolve("pipeline.yaml").toString());
    builder.environment().put("HOSTNAME", "pod-0");
    process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
  }

  private Path log() {
    return directory.resolve("log");
  }

  String output() throws IOException {
    return Files.readString(log());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  Optional<RuntimeStatus> status() throws InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/status")).build();
      return Optional.of(ContractFormat.statusFromJson(client.send(request, BodyHandlers.ofString()).body()));
    } catch (IOException | ContractException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
