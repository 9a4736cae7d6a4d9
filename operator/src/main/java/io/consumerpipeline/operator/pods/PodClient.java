package io.consumerpipeline.operator.pods;

import io.consumerpipeline.contract.ContractException;
import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.operator.pods.PodAnswer.Answered;
import io.consumerpipeline.operator.pods.PodAnswer.Silent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Asks consumer pods over HTTP, each by its own address, as only that reaches all of them. */
public final class PodClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final int port;
  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE)
      .followRedirects(HttpClient.Redirect.NEVER)
      .executor(Executors.newVirtualThreadPerTaskExecutor())
      .build();

  /** A client for pods that serve their status at this port. */
  public PodClient(int port) {
    this.port = port;
  }

  /** Asks one pod; the result always comes, within the patience of two seconds and a little. */
  CompletableFuture<PodAnswer> ask(String ip) {
    var host = ip.contains(":") ? "[" + ip + "]" : ip;
    var request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/status")).timeout(PATIENCE).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle((response, error) -> error == null ? read(response) : new Silent(error.getClass().getSimpleName()));
  }

  private static PodAnswer read(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      return new Silent("HTTP " + response.statusCode());
    }
    try {
      return new Answered(ContractFormat.statusFromJson(response.body()));
    } catch (ContractException e) {
      return new Silent("unreadable status: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
