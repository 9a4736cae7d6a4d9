package io.consumerpipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractFormatTest {
  private static final RuntimeConfig CONFIG = new RuntimeConfig("risk", "credit-risk-consumer",
      new RuntimeConfig.Source(new RuntimeConfig.Kafka("redpanda:29092", "loan-events", "risk.credit-risk-consumer",
          RuntimeConfig.Start.Timestamp, "2026-11-21T00:00:00Z", RuntimeConfig.GroupProtocol.Consumer,
          RuntimeConfig.OnDataLoss.Continue,
          new RuntimeConfig.Security(true, List.of("/ca/*.crt"),
              new RuntimeConfig.Login.Password(RuntimeConfig.Mechanism.ScramSha512, "risk", "/user/password")),
          Map.of("client.rack", "a"))),
      new RuntimeConfig.Events(List.of("loan_id"), 1 << 20, "type",
          List.of(new RuntimeConfig.EventType("LOAN_DECIDED", List.of(), "/etc/consumerpipeline/config/schema-1.json"),
              new RuntimeConfig.EventType("LOAN_REQUESTED", List.of("amount"), "")),
          RuntimeConfig.UnknownType.Skip),
      new RuntimeConfig.Sink(new RuntimeConfig.Postgresql("/etc/consumerpipeline/sink", "public", "credit_risk_events",
          List.of(new RuntimeConfig.Column("amount", "numeric(14,2)", "amount")), true, 2,
          List.of("loan_id"), new RuntimeConfig.Tls(RuntimeConfig.TlsMode.VerifyFull, "/ca.crt"))),
      new RuntimeConfig.Delivery(new RuntimeConfig.Batch(10_000, 8 << 20, 0), new RuntimeConfig.Retry(200, 30),
          "credit_risk_events_dlq", new RuntimeConfig.Hold(20, 100, 300), "", "", 5000),
      new RuntimeConfig.Metrics(9101, ""),
      new RuntimeConfig.Logging(RuntimeConfig.Level.Info, RuntimeConfig.Format.ECS, 10));

  @Test
  void configIsTheSameAfterWritingAndReading() throws ContractException {
    assertThat(ContractFormat.configFromYaml(ContractFormat.toYaml(CONFIG))).isEqualTo(CONFIG);
  }

  @ParameterizedTest
  @MethodSource("logins")
  void everyKindOfLoginIsTheSameAfterWritingAndReading(RuntimeConfig.Login login) throws ContractException {
    var kafka = CONFIG.source().kafka();
    var config = new RuntimeConfig(CONFIG.namespace(), CONFIG.pipeline(), new RuntimeConfig.Source(
        new RuntimeConfig.Kafka(kafka.bootstrapServers(), kafka.topic(), kafka.consumerGroup(), kafka.startFrom(),
            kafka.startTimestamp(),
            kafka.groupProtocol(), kafka.onDataLoss(), new RuntimeConfig.Security(false, List.of(), login), kafka.config())),
        CONFIG.events(), CONFIG.sink(), CONFIG.delivery(), CONFIG.metrics(), CONFIG.logging());

    assertThat(ContractFormat.configFromYaml(ContractFormat.toYaml(config))).isEqualTo(config);
    assertThat(ContractFormat.toYaml(config)).contains("type: " + login.getClass().getSimpleName());
  }

  static List<RuntimeConfig.Login> logins() {
    return List.of(new RuntimeConfig.Login.None(),
        new RuntimeConfig.Login.Password(RuntimeConfig.Mechanism.Plain, "u", "/p"),
        new RuntimeConfig.Login.Certificate("/c", "/k"),
        new RuntimeConfig.Login.Token("https://sso/token", "id", "/s", "", List.of("/ca.crt")));
  }

  @Test
  void messageNamesTheKeyAndItsPlaceWhenConfigHasAnUnknownOne() {
    var yaml = ContractFormat.toYaml(CONFIG).replace("consumerGroup:", "consumergroup: x\n    consumerGroup:");

    assertThatThrownBy(() -> ContractFormat.configFromYaml(yaml))
        .isInstanceOf(ContractException.class)
        .hasMessageStartingWith("source.kafka.consumergroup: unknown key; known are bootstrapServers, config, consumerGroup")
        .hasMessageContaining("line ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void messageNamesTheKeyWhenConfigLacksIt() {
    var yaml = ContractFormat.toYaml(CONFIG).replaceAll("(?m)^ *topic:.*\n", "");

    assertThatThrownBy(() -> ContractFormat.configFromYaml(yaml)).isInstanceOf(ContractException.class)
        .hasMessageStartingWith("source.kafka.topic: is missing");
  }

  @Test
  void configIsRefusedWhenItIsNoYaml() {
    assertThatThrownBy(() -> ContractFormat.configFromYaml("source: [")).isInstanceOf(ContractException.class)
        .hasMessageContaining("line ");
  }

  @Test
  void configIsRefusedWhenItIsEmpty() {
    assertThatThrownBy(() -> ContractFormat.configFromYaml("")).isInstanceOf(ContractException.class);
  }

  @Test
  void statusIsTheSameAfterWritingAndReading() throws ContractException {
    var since = Instant.parse("2026-11-21T09:12:04Z");
    var status = new RuntimeStatus("0.1.0", since,
        new Connection(ConnectionState.Connected, null, null, since),
        new Connection(ConnectionState.Unavailable, "ConnectionRefused", "postgres:5432 refused the connection", since),
        List.of(new RuntimeStatus.Partition(3, PartitionState.Waiting, "SinkUnavailable", "waits for the sink", 17L, 2)),
        new RuntimeStatus.Events(20, 17, 1, 1, 1), 1.5,
        List.of(new RuntimeStatus.Loss(3, "OffsetOutOfRange", "10 records are lost", since)),
        new Connection(ConnectionState.Misconfigured, "TopicNotFound", "create it", since));

    assertThat(ContractFormat.statusFromJson(ContractFormat.toJson(status))).isEqualTo(status);
  }

  @Test
  void statusOfAnEarlierVersionTellsOfNoLoss() throws ContractException {
    assertThat(ContractFormat.statusFromJson("{\"version\": \"0.1.0\"}").losses()).isEmpty();
  }

  @Test
  void statusIsReadWhenItHasFieldsOfALaterVersion() throws ContractException {
    var status = ContractFormat.statusFromJson("""
        {"version": "9.0.0", "startedAt": "2026-11-21T09:12:04Z", "mood": "good", "partitions": [], "busySeconds": 0.5}""");

    assertThat(status.version()).isEqualTo("9.0.0");
  }
}
