package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.kafka.Refusal.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * What the brokers' ports speak. Kafka's client cannot tell: a listener with TLS and one without end the other's connections without
 * a word, which to the client looks like a broker that is away.
 */
final class Ports {
  private static final int MOST_SERVERS = 3;
  private static final int PATIENCE_MILLISECONDS = 1_000;
  /** The first byte of a TLS record that goes on with a handshake, and of one that refuses it. */
  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;

  private enum Speech {
    Tls, Other, Silence
  }

  private Ports() {}

  /** What does not fit, by the first server that is there; nothing if none is. */
  static Optional<Refusal> mismatch(String bootstrapServers, Security security) {
    for (String server : Arrays.stream(bootstrapServers.split(",")).limit(MOST_SERVERS).toList()) {
      Speech speech = speech(server);
      if (speech == Speech.Tls && !security.tls()) {
        return Optional.of(new Refusal(Reason.TlsRequired, server + " speaks TLS: set source.kafka.tls, with the cluster's CA in"
            + " trustedCertificates, or name the port of a listener without TLS"));
      }
      if (speech == Speech.Other && security.tls()) {
        return Optional
            .of(new Refusal(Reason.TlsNotOffered, server + " does not speak TLS: name the port of the listener that does,"
                + " or remove source.kafka.tls"));
      }
    }
    return Optional.empty();
  }

  /** Says hello in TLS and looks at the first byte that comes back. */
  private static Speech speech(String server) {
    int colon = server.lastIndexOf(':');
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1))),
          PATIENCE_MILLISECONDS);
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.getOutputStream().write(hello(server.substring(0, colon)));
      int first = socket.getInputStream().read();
      return first == HANDSHAKE || first == ALERT ? Speech.Tls : Speech.Other;
    } catch (java.net.SocketTimeoutException | java.net.ConnectException | java.net.UnknownHostException
        | java.net.NoRouteToHostException e) {
      return Speech.Silence;
    } catch (IOException e) {
      return Speech.Other; // reset in the middle: it did not like what it read
    }
  }

  private static byte[] hello(String host) throws IOException {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine(host, 0);
      engine.setUseClientMode(true);
      ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), hello);
      return Arrays.copyOf(hello.array(), hello.position());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has a default for TLS", e);
    }
  }
}
