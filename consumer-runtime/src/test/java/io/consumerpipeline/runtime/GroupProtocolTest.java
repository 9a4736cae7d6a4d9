package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.GroupProtocol;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row is there once, however the members of a group agree on who reads what. */
@ExtendWith(Servers.class)
class GroupProtocolTest {
  private static final String COUNTS = "SELECT count(*), count(DISTINCT payload->>'n') FROM @.events";

  @ParameterizedTest
  @EnumSource
  void everyRecordIsOneRowWhenMembersComeAndGo(GroupProtocol protocol) throws Exception {
    try (var scenario = new Scenario().topic(6).maxRecords(500).groupProtocol(protocol)) {
      // Given
      scenario.sendNumbers(0, 30_000, 6);
      Scenario.Running first = scenario.start("pod-0");
      Scenario.await(6, () -> consuming(first));

      // When
      Scenario.Running second = scenario.start("pod-1");
      Scenario.await(3, () -> consuming(second));
      scenario.sendNumbers(30_000, 60_000, 6);
      first.stop();
      Scenario.await(6, () -> consuming(second));
      scenario.sendNumbers(60_000, 70_000, 6);

      // Then
      scenario.await(COUNTS, "70000|70000");
      assertThat(second.ingest.status().source().reason()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordIsOneRowWhenAPodIsKilled(GroupProtocol protocol) throws Exception {
    try (var scenario = new Scenario().topic(4).maxRecords(500).groupProtocol(protocol)) {
      // Given
      scenario.sendNumbers(0, 60_000, 4);
      Process killed = scenario.process();
      Scenario.await(true, () -> rows(scenario) > 0);

      // When
      killed.destroyForcibly().waitFor();
      long before = rows(scenario);
      scenario.start("pod-1");

      // Then
      scenario.await(COUNTS, "60000|60000");
      assertThat(before).isLessThan(60_000);
    }
  }

  @Test
  @SuppressWarnings("try") // closing the cluster can be interrupted; then the test is over anyway
  void reasonIsSaidWhenTheBrokerDoesNotKnowTheProtocol() throws Exception {
    try (var old = new KafkaClusterTestKit.Builder(
        new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build())
        .setConfigProp("group.coordinator.rebalance.protocols", "classic")
        .setConfigProp("offsets.topic.replication.factor", "1").setConfigProp("offsets.topic.num.partitions", "1").build();
        var scenario = new Scenario().groupProtocol(GroupProtocol.Consumer)) {
      // Given
      old.format();
      old.startup();
      old.waitForReadyBrokers();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", old.bootstrapServers()))) {
        admin.createTopics(List.of(new NewTopic(scenario.topic, 1, (short) 1))).all().get();
      }

      // When
      Scenario.Running running = scenario.brokers(old.bootstrapServers()).start();

      // Then
      Scenario.await("GroupProtocolUnsupported", () -> running.ingest.status().source().reason() == null
          ? ""
          : running.ingest.status().source().reason());
      assertThat(running.ingest.status().source().state()).isEqualTo(ConnectionState.Misconfigured);
      assertThat(running.ingest.status().source().message()).contains("groupProtocol to Classic").contains("Kafka 4.0");
      running.stop();
    }
  }

  private static int consuming(Scenario.Running running) {
    Collection<?> owned = running.ingest.status().partitions().stream().filter(one -> one.nextOffset() != null).toList();
    return owned.size();
  }

  private static long rows(Scenario scenario) {
    try {
      return Long.parseLong(scenario.query("SELECT count(*) FROM @.events"));
    } catch (SQLException e) {
      return 0;
    }
  }
}
