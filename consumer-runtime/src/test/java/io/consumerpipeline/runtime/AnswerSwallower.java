package io.consumerpipeline.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A relay before PostgreSQL that can lose the answer to a COMMIT, or the COMMIT itself, and the connection with it. */
final class AnswerSwallower implements AutoCloseable {

  /** What is lost next. */
  enum Loss {
    NOTHING, ANSWER, COMMIT
  }

  final AtomicReference<Loss> next = new AtomicReference<>(Loss.NOTHING);
  final AtomicInteger lost = new AtomicInteger();
  private final ServerSocket server;
  private final int target;

  AnswerSwallower(int target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        var postgres = new Socket(InetAddress.getLoopbackAddress(), target);
        var pair = new Pair(client, postgres);
        Thread.ofPlatform().daemon().start(pair::upstream);
        Thread.ofPlatform().daemon().start(pair::downstream);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private final class Pair {
    final Socket client;
    final Socket postgres;
    volatile boolean dropNext;

    Pair(Socket client, Socket postgres) {
      this.client = client;
      this.postgres = postgres;
    }

    void upstream() {
      pump(client, postgres, bytes -> dropNext);
    }

    void downstream() {
      pump(postgres, client, bytes -> {
        if (bytes.contains("COMMIT\0") && next.compareAndSet(Loss.ANSWER, Loss.NOTHING)) {
          return true;
        }
        // The answer to the UPDATE of the positions; what the client sends next is its COMMIT.
        dropNext = bytes.contains("UPDATE 1\0") && next.compareAndSet(Loss.COMMIT, Loss.NOTHING);
        return false;
      });
    }

    private void pump(Socket from, Socket to, Predicate<String> loses) {
      byte[] buffer = new byte[1 << 16];
      try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          if (loses.test(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))) {
            lost.incrementAndGet();
            return;
          }
          out.write(buffer, 0, count);
        }
      } catch (IOException e) {
        // One side is gone; the other is closed with it.
      }
    }
  }
}
