package io.consumerpipeline.operator.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.Events;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodAnswer.Answered;
import io.consumerpipeline.operator.pods.PodAnswer.Pending;
import io.consumerpipeline.operator.pods.PodAnswer.Silent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodPollTest {
  private static final Owner OWNER = new Owner("web", "page-views", "1");
  private static final List<PodState> ONE = List.of(new PodState("p", "u", "127.0.0.1", true, null));

  private final List<Owner> changed = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String answer = "";
  private HttpServer pod;
  private PodClient client;
  private PodPoll poll;

  @BeforeEach
  void start() throws Exception {
    pod = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pod.createContext("/status", exchange -> {
      try (exchange) {
        asked.incrementAndGet();
        var body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    });
    pod.start();
    client = new PodClient(pod.getAddress().getPort());
    poll = new PodPoll(client, Duration.ofMillis(100), changed::add);
  }

  @AfterEach
  void stop() {
    poll.close();
    client.close();
    pod.stop(0);
  }

  @Test
  void podIsAskedAtOnceWhenItAppears() {
    // Given
    var status = status(ConnectionState.Connected, 0);
    answer = ContractFormat.toJson(status);

    // When
    poll.watch(OWNER, ONE);

    // Then
    assertThat(poll.latest(OWNER, ONE)).extracting(PodReport::answer).containsExactly(new Pending());
    await().until(() -> poll.latest(OWNER, ONE).getFirst().answer().equals(new Answered(status)));
    assertThat(changed).containsExactly(OWNER);
  }

  @Test
  void pipelineIsWokenOnlyWhenAPodSaysSomethingNew() {
    // Given
    answer = ContractFormat.toJson(status(ConnectionState.Connected, 1));
    poll.watch(OWNER, ONE);
    await().until(() -> changed.size() == 1);

    // When: only counters move
    answer = ContractFormat.toJson(status(ConnectionState.Connected, 2));
    var before = asked.get();
    await().until(() -> asked.get() > before + 3);

    // Then
    assertThat(changed).hasSize(1);

    // When: the database goes
    answer = ContractFormat.toJson(status(ConnectionState.Unavailable, 2));

    // Then
    await().until(() -> changed.size() == 2);
  }

  @Test
  void podsAreAskedWhenADecisionNeedsIt() {
    // Given: the interval is long
    answer = ContractFormat.toJson(status(ConnectionState.Connected, 1));
    try (var rare = new PodPoll(client, Duration.ofHours(1), changed::add)) {
      rare.watch(OWNER, ONE);
      await().until(() -> rare.latest(OWNER, ONE).getFirst().answer() instanceof Answered);

      // When
      var status = status(ConnectionState.Connected, 2);
      answer = ContractFormat.toJson(status);
      var reports = rare.ask(OWNER, ONE).join();

      // Then
      assertThat(reports).extracting(PodReport::answer).containsExactly(new Answered(status));
      assertThat(rare.latest(OWNER, ONE)).isEqualTo(reports);
    }
  }

  @Test
  void podsThatWereAskedForADecisionAreNotAskedAgainAtOnce() throws Exception {
    // Given
    answer = ContractFormat.toJson(status(ConnectionState.Connected, 1));
    try (var poll = new PodPoll(client, Duration.ofSeconds(2), changed::add)) {
      poll.watch(OWNER, ONE);
      await().until(() -> asked.get() == 1);
      Thread.sleep(1000);

      // When
      poll.ask(OWNER, ONE).join();

      // Then
      await().during(Duration.ofMillis(1500)).until(() -> asked.get() == 2);
    }
  }

  @Test
  void answerIsSilenceWhenItCannotBeUnderstood() {
    answer = "{\"version\": 7, \"sink\"";

    poll.watch(OWNER, ONE);

    await().until(() -> poll.latest(OWNER, ONE).getFirst().answer() instanceof Silent);
    assertThat(poll.latest(OWNER, ONE).getFirst().answer()).asString().contains("unreadable status");
  }

  @Test
  void answerIsSilenceWhenNobodyListens() {
    var nobody = List.of(new PodState("p", "u", "127.0.0.2", true, null));
    pod.stop(0);

    poll.watch(OWNER, nobody);

    await().until(() -> poll.latest(OWNER, nobody).getFirst().answer() instanceof Silent);
  }

  @Test
  void nobodyIsAskedAnyMoreWhenThePipelineIsGone() {
    // Given
    answer = ContractFormat.toJson(status(ConnectionState.Connected, 0));
    poll.watch(OWNER, ONE);
    await().until(() -> changed.size() == 1);

    // When
    poll.forget(OWNER);

    // Then
    await().during(Duration.ofMillis(500)).until(() -> poll.latest(OWNER, ONE).getFirst().answer() instanceof Pending);
  }

  private static RuntimeStatus status(ConnectionState sink, long consumed) {
    return new RuntimeStatus("0.1.0", Instant.EPOCH, new Connection(ConnectionState.Connected, null, null, Instant.EPOCH),
        new Connection(sink, null, null, Instant.EPOCH), List.of(), new Events(consumed, consumed, 0, 0, 0), consumed,
        List.of(), null);
  }
}
