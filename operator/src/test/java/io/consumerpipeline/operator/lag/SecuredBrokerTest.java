package io.consumerpipeline.operator.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.kafka.SecuredKafka;
import io.consumerpipeline.kafka.SecuredKafka.Listener;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator at a real broker that asks who is there, with the credentials of the pipeline. */
class SecuredBrokerTest {
  private static SecuredKafka kafka;

  private final Map<String, String> secret = new ConcurrentHashMap<>();
  private final LagPoll poll = new LagPoll((namespace, name) -> Map.copyOf(secret), Duration.ofMillis(300), Clock.systemUTC(),
      owner -> {}, (owner, lag) -> {});

  @BeforeAll
  static void start() throws Exception {
    kafka = new SecuredKafka();
    kafka.user("web", "first");
    kafka.topic("orders");
    kafka.allow("web", "orders", "web.orders");
    kafka.sendNumbers("orders", 0, 3);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @AfterEach
  void close() {
    poll.close();
  }

  @Test
  void lagIsKnownWithThePasswordOfTheSecretAndAfterItWasChanged() throws Exception {
    // Given
    secret.put("password", "first");
    secret.put("ca.crt", kafka.authority().certificate());
    var target = target("orders", Listener.PASSWORD_TLS);
    poll.watch(target);
    await().atMost(Duration.ofSeconds(30)).until(() -> records(target) == 3);

    // When: a connection has to log in anew every two seconds
    kafka.user("web", "second");
    await().atMost(Duration.ofSeconds(30)).until(() -> cause(target) == Cause.LoginRefused);
    secret.put("password", "second");

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> records(target) == 3);
    kafka.user("web", "first");
  }

  @Test
  void causeIsNamedWhenTheBrokerRefuses() {
    // Given
    secret.put("password", "first");
    secret.put("ca.crt", "no certificate");
    var target = target("orders", Listener.PASSWORD_TLS);
    poll.watch(target);

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> cause(target) == Cause.SecretKeyMissing);

    // When
    secret.put("ca.crt", new io.consumerpipeline.kafka.Authority("cluster-ca").certificate());

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> cause(target) == Cause.CertificateRefused);

    // When
    secret.put("ca.crt", kafka.authority().certificate());

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> records(target) == 3);
  }

  @Test
  void onePipelineWithoutARightHindersNoOther() throws Exception {
    // Given
    secret.put("password", "first");
    secret.put("ca.crt", kafka.authority().certificate());
    kafka.topic("secrets");
    var allowed = target("orders", Listener.PASSWORD_TLS);
    var forbidden = target("secrets", Listener.PASSWORD_TLS);

    // When
    poll.watch(allowed);
    poll.watch(forbidden);

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> records(allowed) == 3);
    await().atMost(Duration.ofSeconds(30)).until(() -> cause(forbidden) == Cause.NotAuthorized);
    assertThat(((Unknown) poll.latest(forbidden.owner())).message()).contains("user web may not read topic secrets: allow it");
  }

  @Test
  void portThatSpeaksTlsIsToldFromOneThatIsAway() {
    var target = new LagTarget(new Owner("web", "plain", "plain"), KafkaCluster.open(kafka.servers(Listener.TLS)), "orders",
        "web.orders", Start.Earliest, "", 60);

    poll.watch(target);

    await().atMost(Duration.ofSeconds(30)).until(() -> cause(target) == Cause.TlsRequired);
  }

  private static LagTarget target(String topic, Listener listener) {
    var security = new Security(true, List.of("/s/*.crt"), new Login.Password(Mechanism.ScramSha512, "web", "/s/password"));
    return new LagTarget(new Owner("web", topic, topic),
        new KafkaCluster(kafka.servers(listener), security, "web",
            List.of(new SecretMount("s", "/s", List.of("*.crt", "password")))),
        topic, "web." + topic, Start.Earliest, "", 60);
  }

  private long records(LagTarget target) {
    return poll.latest(target.owner()) instanceof Known known ? known.records() : -1;
  }

  private Cause cause(LagTarget target) {
    return poll.latest(target.owner()) instanceof Unknown(var cause, _) ? cause : null;
  }
}
