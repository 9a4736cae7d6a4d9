package io.consumerpipeline.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Serves {@code /metrics /livez /readyz /status}; nothing else is served. */
public final class HealthServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
      Thread.ofPlatform().daemon().name("http-", 0).factory());

  /**
   * What is served.
   *
   * @param metrics in Prometheus' text format
   * @param status as JSON
   */
  public record Content(Supplier<String> metrics, BooleanSupplier live, BooleanSupplier ready, Supplier<String> status) {}

  /** Listens on all addresses; port 0 takes any free one. */
  public HealthServer(int port, Content content) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 404, TEXT, "not found\n"));
    serve("/metrics", exchange -> answer(exchange, 200, PROMETHEUS, content.metrics().get()));
    serve("/status", exchange -> answer(exchange, 200, "application/json", content.status().get()));
    serve("/livez", exchange -> probe(exchange, content.live()));
    serve("/readyz", exchange -> probe(exchange, content.ready()));
  }

  /** Begins to listen. */
  public void start() {
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(String path, Handler handler) {
    server.createContext(path, exchange -> {
      if (exchange.getRequestURI().getPath().equals(path)) {
        handler.handle(exchange);
      } else {
        answer(exchange, 404, TEXT, "not found\n");
      }
    });
  }

  private static void probe(HttpExchange exchange, BooleanSupplier good) throws IOException {
    boolean ok = good.getAsBoolean();
    answer(exchange, ok ? 200 : 503, TEXT, ok ? "ok\n" : "not ok\n");
  }

  private static void answer(HttpExchange exchange, int code, String type, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }
}
