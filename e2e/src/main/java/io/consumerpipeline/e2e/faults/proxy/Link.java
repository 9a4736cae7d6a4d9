package io.consumerpipeline.e2e.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection: the client's socket and the server's. Two pumps use it, one thread each; the first to cut wins. */
final class Link {
  private final Socket client;
  private final Socket server;
  private final Consumer<Link> afterwards;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger directions = new AtomicInteger(2);

  Link(Socket client, Socket server, Consumer<Link> afterwards) {
    this.client = client;
    this.server = server;
    this.afterwards = afterwards;
  }

  /** Carries bytes both ways, one way in a thread of its own, until both have ended or one is cut. */
  void carry(FaultBoard board, Protocol protocol) throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    var gates = protocol.gates(board);
    var toServer = new Pump(Direction.TO_SERVER, client, server, board, gates.toServer());
    var toClient = new Pump(Direction.TO_CLIENT, server, client, board, gates.toClient());
    Thread.ofVirtual().start(() -> carry(toClient));
    carry(toServer);
  }

  private void carry(Pump pump) {
    try {
      switch (pump.carry()) {
        case CUT -> close(true);
        case OVER -> {
          if (directions.decrementAndGet() == 0) {
            close(false);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close(true);
    }
  }

  /** Ends both sides with a RST, as a crashed host or a firewall would. */
  void cut() {
    close(true);
  }

  private void close(boolean reset) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    afterwards.accept(this);
    try (client; server) {
      if (reset) {
        resetOnClose(client);
        resetOnClose(server);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a socket of the proxy cannot be closed", e);
    }
  }

  /** Linux sends RST instead of FIN for a socket that lingers for no time. A connect that failed has closed its socket already. */
  private static void resetOnClose(Socket socket) throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
    }
  }
}
