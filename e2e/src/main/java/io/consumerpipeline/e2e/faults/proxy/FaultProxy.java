package io.consumerpipeline.e2e.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forwards every connection to one server, and breaks what it is told to break.
 *
 * <p>Threads: one virtual thread accepts, two per connection carry its bytes, one each way; they share the list of faults, which is
 * replaced as a whole, the counters, the {@link Link}, and what the protocol knows of it. All methods may be called by any thread.
 */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final Protocol protocol;
  private final FaultBoard board;

  /**
   * Listens on the loopback interface at once.
   *
   * @param port 0 for any that is free
   * @param server looked up anew for every connection
   * @param seed of the jitter
   */
  public FaultProxy(int port, InetSocketAddress server, Protocol protocol, long seed) throws IOException {
    this.server = server;
    this.protocol = protocol;
    this.board = new FaultBoard(seed);
    this.listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("fault-proxy-" + listener.getLocalPort()).start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on these faults, and no others; none at all heals the network. */
  public void set(Fault... faults) {
    if (protocol == Protocol.ANY && Arrays.stream(faults).anyMatch(Fault::isAboutCommit)) {
      throw new IllegalArgumentException("this proxy cannot see a COMMIT; make it with Protocol.POSTGRESQL");
    }
    board.set(List.of(faults));
  }

  /** How often each fault took effect since the proxy was made; a run whose faults never fired proves nothing. */
  public Map<Fault.Kind, Long> fired() {
    return board.fired();
  }

  /** How often one fault took effect since the proxy was made. */
  public long fired(Fault.Kind kind) {
    return board.fired(kind);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        open(listener.accept());
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException("the proxy on port " + port() + " can accept no more connections", e);
        }
      }
    }
  }

  /** A server that cannot be reached shows to the client as a reset connection. */
  private void open(Socket client) {
    Thread.ofVirtual().start(() -> {
      var upstream = new Socket();
      var link = new Link(client, upstream, links::remove);
      links.add(link);
      try {
        upstream.connect(new InetSocketAddress(server.getHostString(), server.getPort()));
        if (listener.isClosed()) {
          link.cut();
        } else {
          link.carry(board, protocol);
        }
      } catch (IOException e) {
        link.cut();
      }
    });
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() throws IOException {
    listener.close();
    links.forEach(Link::cut);
  }
}
