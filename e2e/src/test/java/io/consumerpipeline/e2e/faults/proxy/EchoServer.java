package io.consumerpipeline.e2e.faults.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets; a virtual thread per connection, counters shared. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket listener;
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger resets = new AtomicInteger();

  EchoServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Bytes of all connections. */
  int received() {
    return received.get();
  }

  /** Connections that ended, by whatever. */
  int ended() {
    return ended.get();
  }

  /** Connections that were reset. */
  int resets() {
    return resets.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> echo(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void echo(Socket client) {
    byte[] buffer = new byte[8192];
    try (client) {
      for (int length = client.getInputStream().read(buffer); length >= 0; length = client.getInputStream().read(buffer)) {
        received.addAndGet(length);
        client.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException e) {
      resets.incrementAndGet();
    } finally {
      ended.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
