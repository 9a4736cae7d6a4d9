package io.consumerpipeline.operator;

import com.sun.net.httpserver.HttpServer;
import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Pods at any address of this machine: each is busy with both writers all the time, and stores so many records per second. */
final class BusyPods implements AutoCloseable {
  private static final int WRITERS = 2;
  private static final Connection FINE = new Connection(ConnectionState.Connected, null, null, Instant.EPOCH);

  private final AtomicInteger asked = new AtomicInteger();
  private final long begin = System.nanoTime();
  private final HttpServer server;

  BusyPods(int recordsPerSecond) {
    try {
      server = HttpServer.create(new InetSocketAddress(0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/status", exchange -> {
      try (exchange) {
        asked.incrementAndGet();
        var body = ContractFormat.toJson(status(recordsPerSecond)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  int asked() {
    return asked.get();
  }

  private RuntimeStatus status(int recordsPerSecond) {
    var seconds = (System.nanoTime() - begin) / 1e9;
    var stored = Math.round(recordsPerSecond * seconds);
    return new RuntimeStatus("0.1.0", Instant.EPOCH, FINE, FINE, List.of(), new Events(stored, stored, 0, 0, 0),
        WRITERS * seconds, List.of(), null);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
