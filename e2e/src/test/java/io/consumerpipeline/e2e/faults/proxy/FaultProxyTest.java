package io.consumerpipeline.e2e.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FaultProxyTest {
  private EchoServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = new FaultProxy(0, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), Protocol.ANY, 1);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket connect() throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(10_000);
    return client;
  }

  private static byte[] echo(Socket client, int bytes) throws IOException {
    client.getOutputStream().write(new byte[bytes]);
    return client.getInputStream().readNBytes(bytes);
  }

  @Test
  void everyByteArrivesAndTheEndIsPassedOnWhenNothingIsSet() throws Exception {
    byte[] sent = new byte[3 << 20];
    new Random(1).nextBytes(sent);
    try (Socket client = connect()) {
      var writer = Thread.ofVirtual().start(() -> send(client, sent));

      byte[] received = client.getInputStream().readAllBytes();

      writer.join();
      assertThat(received).isEqualTo(sent);
    }
    assertThat(proxy.fired()).allSatisfy((kind, count) -> assertThat(count).as(kind.name()).isZero());
  }

  private static void send(Socket client, byte[] bytes) {
    try {
      client.getOutputStream().write(bytes);
      client.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void answerComesLaterWhenChunksAreDelayed() throws IOException {
    proxy.set(new Fault.Delay(Duration.ofMillis(60), Duration.ofMillis(20)));
    try (Socket client = connect()) {
      long start = System.nanoTime();

      echo(client, 1);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
      assertThat(proxy.fired().get(Fault.Kind.DELAY)).isEqualTo(2);
    }
  }

  @Test
  void bytesTakeTheirTimeWhenBandwidthIsShort() throws IOException {
    proxy.set(new Fault.Bandwidth(100_000));
    try (Socket client = connect()) {
      long start = System.nanoTime();

      echo(client, 20_000);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
      assertThat(proxy.fired().get(Fault.Kind.BANDWIDTH)).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void bothEndsAreResetAfterExactlySoManyBytesWhenCutToTheClient() throws IOException {
    proxy.set(new Fault.CutAt(Direction.TO_CLIENT, 1000));
    try (Socket client = connect()) {
      assertThat(echo(client, 999)).hasSize(999);

      client.getOutputStream().write(new byte[500]);

      var received = new ByteArrayOutputStream();
      assertThatThrownBy(() -> client.getInputStream().transferTo(received)).isInstanceOf(SocketException.class);
      assertThat(received.size()).isEqualTo(1);
      Awaitility.await().until(() -> server.resets() == 1);
      assertThat(proxy.fired().get(Fault.Kind.CUT)).isEqualTo(1);
    }
  }

  @Test
  void serverGetsExactlySoManyBytesWhenCutToTheServer() throws IOException {
    try (Socket client = connect()) {
      echo(client, 10);
      proxy.set(new Fault.CutAt(Direction.TO_SERVER, 25));

      client.getOutputStream().write(new byte[100]);

      assertThatThrownBy(() -> client.getInputStream().readNBytes(100)).isInstanceOf(SocketException.class);
      Awaitility.await().until(() -> server.received() == 25);
    }
  }

  @Test
  void connectionIsCutWithItsNextByteWhenItCarriedMoreAlready() throws IOException {
    try (Socket client = connect()) {
      echo(client, 10);
      proxy.set(new Fault.CutAt(Direction.TO_SERVER, 5));

      client.getOutputStream().write(1);

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThat(server.received()).isEqualTo(10);
    }
  }

  @Test
  void nothingPassesAndNobodyHearsOfTheEndWhenHalfOpen() throws IOException {
    try (Socket client = connect()) {
      echo(client, 10);
      Socket silent = connect();
      echo(silent, 10);
      proxy.set(new Fault.HalfOpen());

      client.getOutputStream().write(new byte[5]);
      client.setSoTimeout(200);
      silent.close();

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
      assertThat(server.received()).isEqualTo(20);
      assertThat(server.ended()).isZero();
      assertThat(proxy.fired().get(Fault.Kind.HALF_OPEN)).isPositive();
    }
  }

  @Test
  void deafConnectionStaysDeafAndANewOneWorksWhenTheNetworkIsHealed() throws IOException {
    try (Socket client = connect()) {
      echo(client, 10);
      proxy.set(new Fault.HalfOpen());
      client.getOutputStream().write(new byte[5]);
      Awaitility.await().until(() -> proxy.fired().get(Fault.Kind.HALF_OPEN) == 1);
      proxy.set();

      client.getOutputStream().write(new byte[5]);
      client.setSoTimeout(200);

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
      try (Socket fresh = connect()) {
        assertThat(echo(fresh, 10)).hasSize(10);
      }
    }
  }

  @Test
  void serverHearsTheClientButNotTheOtherWayWhenAnswersAreDropped() throws IOException {
    proxy.set(new Fault.OneWayDrop(Direction.TO_CLIENT));
    try (Socket client = connect()) {
      client.getOutputStream().write(new byte[5]);
      client.setSoTimeout(200);

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
      assertThat(server.received()).isEqualTo(5);
      assertThat(proxy.fired().get(Fault.Kind.ONE_WAY_DROP)).isEqualTo(1);
    }
  }

  @Test
  void clientIsResetWhenTheServerIsDown() throws IOException {
    server.close();
    try (Socket client = connect()) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void clientIsResetWhenTheProxyIsClosed() throws IOException {
    try (Socket client = connect()) {
      echo(client, 10);

      proxy.close();

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    }
  }

  @Test
  void swallowingIsRefusedWhenTheProtocolIsUnknown() {
    assertThatThrownBy(() -> proxy.set(new Fault.SwallowCommitAnswer(1))).hasMessageContaining("Protocol.POSTGRESQL");
  }

  @Test
  void faultIsReadFromItsText() {
    assertThat(Fault.parse("delay 20 5")).isEqualTo(new Fault.Delay(Duration.ofMillis(20), Duration.ofMillis(5)));
    assertThat(Fault.parse(" cut TO_CLIENT 9 ")).isEqualTo(new Fault.CutAt(Direction.TO_CLIENT, 9));
    assertThatThrownBy(() -> Fault.parse("cut 9")).hasMessageContaining("cut TO_SERVER|TO_CLIENT BYTES");
    assertThatThrownBy(() -> Fault.parse("explode")).hasMessageContaining("no fault has this name");
  }

  @Test
  void commandForwardsUntilItsInputEnds() throws IOException {
    var out = new StringWriter();
    var before = System.in;
    System.setIn(new ByteArrayInputStream("delay 1 0+half-open\nexplode\n\n".getBytes(StandardCharsets.UTF_8)));
    try {
      int code = new CommandLine(new ProxyCommand()).setOut(new PrintWriter(out)).execute("--port", "1");
      assertThat(code).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(out.toString()).contains("listening on port ", "DELAY 0", "SWALLOW_COMMIT_ANSWER 0");
  }
}
