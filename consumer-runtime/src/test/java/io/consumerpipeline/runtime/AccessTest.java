package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.kafka.Authority;
import io.consumerpipeline.kafka.SecuredKafka;
import io.consumerpipeline.kafka.SecuredKafka.Listener;
import io.consumerpipeline.kafka.TokenServer;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Getting into a broker that asks who is there: every way in, every refusal, and what is mended without a restart. */
@ExtendWith(Servers.class)
class AccessTest {
  private static SecuredKafka kafka;
  private static AccessFiles files;

  @BeforeAll
  static void start() throws Exception {
    kafka = new SecuredKafka();
    kafka.user("reader", "reader-password");
    files = goodFiles();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static AccessFiles goodFiles() throws Exception {
    return AccessFiles.create().write("password", "reader-password\n").write("secret", kafka.tokens().secret())
        .write(kafka.authority().issue("client.test")).trust(kafka.authority());
  }

  static Stream<Arguments> waysIn() {
    return Stream.of(
        Arguments.of(Listener.PASSWORD, "reader", files.password(Mechanism.ScramSha512, "reader")),
        Arguments.of(Listener.PASSWORD, "reader", files.password(Mechanism.ScramSha256, "reader")),
        Arguments.of(Listener.PASSWORD_TLS, "reader", files.passwordOverTls("reader")),
        Arguments.of(Listener.CERTIFICATE, "CN=client.test", files.certificate()),
        Arguments.of(Listener.TLS, "ANONYMOUS", files.tls()),
        Arguments.of(Listener.TOKEN, TokenServer.CLIENT, files.token(kafka.tokens())));
  }

  @ParameterizedTest
  @MethodSource("waysIn")
  void everyEventArrivesByEveryWayIn(Listener listener, String principal, Security security) throws Exception {
    try (var scenario = scenario(listener, security)) {
      // Given
      kafka.allow(principal, scenario.topic, "group-" + scenario.topic);
      kafka.sendNumbers(scenario.topic, 0, 1000);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT count(*), sum((payload->>'n')::int) FROM @.events", "1000|499500");
    }
  }

  @Test
  void everyEventArrivesByAPlainPassword() throws Exception {
    var own = AccessFiles.create().write("password", SecuredKafka.PLAIN_PASSWORD);
    try (var scenario = scenario(Listener.PASSWORD, own.password(Mechanism.Plain, SecuredKafka.PLAIN_USER))) {
      kafka.allow(SecuredKafka.PLAIN_USER, scenario.topic, "group-" + scenario.topic);
      kafka.sendNumbers(scenario.topic, 0, 1000);

      scenario.start();

      scenario.await("SELECT count(*), sum((payload->>'n')::int) FROM @.events", "1000|499500");
    }
  }

  @Test
  void changedPasswordIsUsedWithoutARestart() throws Exception {
    // Given
    var own = AccessFiles.create().write("password", "first");
    kafka.user("rotating", "first");
    try (var scenario = scenario(Listener.PASSWORD, own.password(Mechanism.ScramSha512, "rotating"))) {
      kafka.allow("rotating", scenario.topic, "group-" + scenario.topic);
      kafka.sendNumbers(scenario.topic, 0, 1000);
      var running = scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "1000");

      // When
      kafka.user("rotating", "second");
      Scenario.await("LoginRefused", () -> reason(running));
      own.write("password", "second");

      // Then
      kafka.sendNumbers(scenario.topic, 1000, 2000);
      scenario.await("SELECT count(*), sum((payload->>'n')::int) FROM @.events", "2000|1999000");
      Scenario.await(ConnectionState.Connected, () -> running.ingest.status().source().state());
    }
  }

  /** What is wrong at first, how it is called, what its message says, and what mends it. */
  record Refused(String name, Listener listener, Security security, String reason, String says, Mending mending) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Mending {
    void mend(Scenario scenario) throws Exception;
  }

  static Stream<Refused> refusals() throws Exception {
    var password = goodFiles().write("password", "wrong");
    var stranger = goodFiles();
    var untrusted = goodFiles().trust(new Authority("cluster-ca"));
    var unknownClient = goodFiles().write(new Authority("somebody").issue("client.test"));
    var incomplete = goodFiles();
    incomplete.remove("password");
    var secret = goodFiles().write("secret", "wrong");
    return Stream.of(
        new Refused("wrong password", Listener.PASSWORD, password.password(Mechanism.ScramSha512, "reader"), "LoginRefused",
            "does not accept user reader with this password", _ -> password.write("password", "reader-password")),
        new Refused("unknown user", Listener.PASSWORD_TLS, stranger.passwordOverTls("stranger"), "LoginRefused",
            "does not accept user stranger", _ -> kafka.user("stranger", "reader-password")),
        new Refused("missing key", Listener.PASSWORD, incomplete.password(Mechanism.ScramSha256, "reader"), "SecretKeyMissing",
            "/password is missing: add this key", _ -> incomplete.write("password", "reader-password")),
        new Refused("other authority", Listener.PASSWORD_TLS, untrusted.passwordOverTls("reader"), "CertificateRefused",
            "has signed it: put the cluster's CA certificate there", _ -> untrusted.trust(kafka.authority())),
        new Refused("client of another authority", Listener.CERTIFICATE, unknownClient.certificate(), "CertificateRefused",
            "does not accept the client certificate in", _ -> unknownClient.write(kafka.authority().issue("client.test"))),
        new Refused("wrong client secret", Listener.TOKEN, secret.token(kafka.tokens()), "TokenRefused",
            "gives no token to client token-client", _ -> secret.write("secret", kafka.tokens().secret())));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusalIsExplainedAndMendedWithoutARestart(Refused refused) throws Exception {
    try (var scenario = scenario(refused.listener, refused.security)) {
      // Given
      for (var principal : new String[]{"reader", "stranger", "CN=client.test", TokenServer.CLIENT}) {
        kafka.allow(principal, scenario.topic, "group-" + scenario.topic);
      }
      kafka.sendNumbers(scenario.topic, 0, 100);

      // When
      var running = scenario.start();

      // Then
      Scenario.await(refused.reason, () -> reason(running));
      var source = running.ingest.status().source();
      assertThat(source.state()).isEqualTo(ConnectionState.Misconfigured);
      assertThat(source.message()).contains(refused.says).doesNotContain("wrong", "reader-password", "BEGIN");

      // When
      refused.mending.mend(scenario);

      // Then
      scenario.await("SELECT count(*) FROM @.events", "100");
      Scenario.await(ConnectionState.Connected, () -> running.ingest.status().source().state());
    }
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of(Listener.TLS, Security.NONE, "TlsRequired", "speaks TLS: set source.kafka.tls"),
        Arguments.of(Listener.PASSWORD_TLS, files.password(Mechanism.ScramSha512, "reader"), "TlsRequired", "speaks TLS"),
        Arguments.of(Listener.OPEN, files.tls(), "TlsNotOffered", "does not speak TLS"),
        Arguments.of(Listener.PASSWORD, files.passwordOverTls("reader"), "TlsNotOffered", "does not speak TLS"),
        Arguments.of(Listener.OPEN, files.password(Mechanism.ScramSha512, "reader"), "LoginRefused", "asks for no login"),
        Arguments.of(Listener.TOKEN, files.password(Mechanism.ScramSha512, "reader"), "LoginRefused",
            "enabled mechanisms are [OAUTHBEARER]"),
        Arguments.of(Listener.EXPIRED, files.tls(), "CertificateRefused", "has expired: renew it at the broker"),
        Arguments.of(Listener.OTHER_NAME, files.tls(), "CertificateRefused", "it is for other names"),
        Arguments.of(Listener.CERTIFICATE, files.tls(), "CertificateRefused", "if it asks for client certificates"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void messageSaysWhatToWriteWhenResourceAndListenerDoNotFit(Listener listener, Security security, String reason, String says)
      throws Exception {
    try (var scenario = scenario(listener, security)) {
      var running = scenario.start();

      Scenario.await(reason, () -> reason(running));
      assertThat(running.ingest.status().source().message()).contains(says);
    }
  }

  @Test
  void everyRightThatIsMissingIsNamedUntilAllAreThere() throws Exception {
    try (var scenario = scenario(Listener.PASSWORD, files.password(Mechanism.ScramSha512, "reader"))) {
      // Given
      var group = "group-" + scenario.topic;
      kafka.sendNumbers(scenario.topic, 0, 100);
      var running = scenario.start();

      // Then
      says(running, "user reader may not read topic " + scenario.topic);
      kafka.allow("reader", ResourceType.TOPIC, scenario.topic, AclOperation.DESCRIBE);
      says(running, "may not use group " + group + ": allow it, for example with kafka-acls.sh");
      kafka.allow("reader", ResourceType.GROUP, group, AclOperation.READ);
      says(running, "--add --allow-principal User:reader --operation Read --topic " + scenario.topic);

      // When
      kafka.allow("reader", ResourceType.TOPIC, scenario.topic, AclOperation.READ);

      // Then
      scenario.await("SELECT count(*) FROM @.events", "100");
      Scenario.await(ConnectionState.Connected, () -> running.ingest.status().source().state());
    }
  }

  @Test
  void deadLettersReachATopicByTheLoginOfTheSource() throws Exception {
    try (var scenario = scenario(Listener.PASSWORD, files.password(Mechanism.ScramSha512, "reader"))) {
      // Given
      var letters = scenario.topic + "-letters";
      kafka.topic(letters);
      kafka.allow("reader", scenario.topic, "group-" + scenario.topic);
      kafka.sendNumbers(scenario.topic, 0, 10);
      var running = scenario.requiredFields("missing").deadLetterTopic(letters).start();
      scenario.await("SELECT count(*) FROM @.events_dlq", "10");
      Scenario.await("NotAuthorized", () -> String.valueOf(running.deadLetterTopic().reason()));
      assertThat(running.deadLetterTopic().message()).contains("allow the user to describe and write the topic " + letters);

      // When
      kafka.allow("reader", ResourceType.TOPIC, letters, AclOperation.WRITE);

      // Then
      Scenario.await(ConnectionState.Connected, () -> running.deadLetterTopic().state());
      scenario.await("SELECT relayed_offset FROM @.consumerpipeline_letters", "10");
    }
  }

  private static void says(Scenario.Running running, String text) throws Exception {
    Scenario.await(true, () -> {
      var source = running.ingest.status().source();
      return "NotAuthorized".equals(source.reason()) && source.message() != null && source.message().contains(text);
    });
  }

  private static String reason(Scenario.Running running) {
    return String.valueOf(running.ingest.status().source().reason());
  }

  private static Scenario scenario(Listener listener, Security security) throws Exception {
    var scenario = new Scenario().from(kafka.servers(listener), security);
    kafka.topic(scenario.topic);
    return scenario;
  }
}
