package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.OnDataLoss;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that are gone before they were stored: nothing is passed over unless the resource says so, and then it is told. */
@ExtendWith(Servers.class)
class DataLossTest {
  private static final String NUMBERS = "SELECT count(*), max((payload->>'n')::int) FROM @.events";

  @Test
  void readingGoesOnBehindTheGapAndTheGapIsToldWhenRetentionPassedThePosition() throws Exception {
    try (var scenario = new Scenario().topic(1).onDataLoss(OnDataLoss.Continue)) {
      // Given
      stored(scenario, 10);
      scenario.sendNumbers(10, 30, 1);
      deleteBefore(scenario, 25);

      // When
      Scenario.Running running = scenario.start();

      // Then
      scenario.await(NUMBERS, "15|29");
      assertThat(running.ingest.status().losses()).singleElement().satisfies(loss -> {
        assertThat(loss.reason()).isEqualTo("OffsetOutOfRange");
        assertThat(loss.message()).contains("15 records, offsets 10 to 24").contains("went on at offset 25");
      });
    }
  }

  @Test
  void partitionStopsWhenRetentionPassesThePositionWhileTheSinkIsNotReady() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given: a lane that has read nothing beyond what is stored
      stored(scenario, 10);
      scenario.sql("UPDATE @.consumerpipeline_offsets SET next_offset = 4");
      deleteBefore(scenario, 8);

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.message()).contains("4 records, offsets 4 to 7");
      assertThat(scenario.query("SELECT next_offset FROM @.consumerpipeline_offsets")).isEqualTo("4");
    }
  }

  @Test
  void partitionStopsWhenThePositionIsBeyondTheEnd() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      stored(scenario, 10);
      scenario.sql("UPDATE @.consumerpipeline_offsets SET next_offset = 17, leader_epoch = NULL");

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.reason()).isEqualTo("OffsetOutOfRange");
      assertThat(stopped.message()).contains("0 to 10").contains("truncated").contains("7 records, offsets 10 to 16")
          .contains("go on at offset 10");
    }
  }

  @Test
  void nothingIsReadTwiceWhenReadingGoesOnAfterATruncation() throws Exception {
    try (var scenario = new Scenario().topic(1).onDataLoss(OnDataLoss.Continue)) {
      // Given
      stored(scenario, 10);
      scenario.sql("UPDATE @.consumerpipeline_offsets SET next_offset = 17, leader_epoch = NULL");

      // When
      scenario.start();
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "10");
      scenario.sendNumbers(10, 12, 1);

      // Then
      scenario.await(NUMBERS, "12|11");
    }
  }

  /** Also when reading may go on: nobody knows from where on the leader lacks records, or whether it is only late. */
  @Test
  void partitionStopsWhenItsLeaderIsAnEarlierOneThanWasRead() throws Exception {
    try (var scenario = new Scenario().topic(1).onDataLoss(OnDataLoss.Continue)) {
      // Given
      stored(scenario, 10);
      scenario.sql("UPDATE @.consumerpipeline_offsets SET leader_epoch = 7");
      scenario.sendNumbers(10, 20, 1);

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.reason()).isEqualTo("LogTruncated");
      assertThat(stopped.message()).contains("partition 0 has a leader that lacks").contains("resetOffsets");
      assertThat(scenario.query(NUMBERS)).isEqualTo("10|9");
    }
  }

  /** Offsets 10 to 14 were read of the first leader, and belong to others since the second. */
  @Test
  @SuppressWarnings("try") // closing the cluster can be interrupted; then the test is over anyway
  void readingGoesOnWhereTheHistoriesPartWhenSomebodySaysSo() throws Exception {
    try (var kit = new KafkaClusterTestKit.Builder(
        new TestKitNodes.Builder().setNumBrokerNodes(2).setNumControllerNodes(1).build())
        .setConfigProp("offsets.topic.replication.factor", "1").setConfigProp("offsets.topic.num.partitions", "1").build();
        var scenario = new Scenario().onDataLoss(OnDataLoss.Continue)) {
      // Given
      kit.format();
      kit.startup();
      kit.waitForReadyBrokers();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kit.bootstrapServers()))) {
        admin.createTopics(List.of(new NewTopic(scenario.topic, Map.of(0, List.of(0))))).all().get();
        send(kit, scenario.topic, 0, 10);
        admin.alterPartitionReassignments(Map.of(new TopicPartition(scenario.topic, 0),
            Optional.of(new NewPartitionReassignment(List.of(1))))).all().get();
        Scenario.await(1,
            () -> admin.describeTopics(List.of(scenario.topic)).allTopicNames().get().get(scenario.topic).partitions()
                .getFirst().leader().id());
        send(kit, scenario.topic, 10, 20);
      }
      Scenario.Running first = scenario.brokers(kit.bootstrapServers()).start();
      scenario.await(NUMBERS, "20|19");
      first.stop();
      scenario.sql("DELETE FROM @.events WHERE kafka_offset >= 10");
      scenario.sql("UPDATE @.consumerpipeline_offsets SET next_offset = 15, leader_epoch = 0");

      // When
      Scenario.Running running = scenario.start();

      // Then
      scenario.await(NUMBERS, "20|19");
      assertThat(running.ingest.status().losses()).singleElement().satisfies(loss -> {
        assertThat(loss.reason()).isEqualTo("LogTruncated");
        assertThat(loss.message()).contains("5 records, offsets 10 to 14").contains("went on at offset 10");
      });
      running.stop();
    }
  }

  private static void send(KafkaClusterTestKit kit, String topic, int from, int to) {
    try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kit.bootstrapServers()), new StringSerializer(),
        new StringSerializer())) {
      for (int n = from; n < to; n++) {
        var _ = producer.send(new ProducerRecord<>(topic, "", "{\"n\":" + n + "}"));
      }
    }
  }

  @Test
  void readingGoesOnInTheNewTopicWhenItWasCreatedAnew() throws Exception {
    try (var scenario = new Scenario().topic(1).onDataLoss(OnDataLoss.Continue)) {
      // Given
      stored(scenario, 10);
      recreate(scenario);
      scenario.sendNumbers(100, 105, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      scenario.await(NUMBERS, "15|104");
      assertThat(running.ingest.status().losses()).singleElement().satisfies(loss -> {
        assertThat(loss.reason()).isEqualTo("TopicRecreated");
        assertThat(loss.message()).contains("after offset 10 of partition 0");
      });
      running.stop();
      scenario.start();
      scenario.sendNumbers(105, 106, 1);
      scenario.await(NUMBERS, "16|105");
    }
  }

  @Test
  void noRecordOfTheNewTopicIsStoredWhenATopicIsCreatedAnewWhileItIsRead() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running running = scenario.start();
      scenario.await(NUMBERS, "10|9");

      // When: the new topic is soon longer than the old one was
      recreate(scenario);
      scenario.sendNumbers(100, 150, 1);

      // Then
      assertThat(stopped(running).reason()).isEqualTo("TopicRecreated");
      assertThat(scenario.query(NUMBERS)).isEqualTo("10|9");
      assertThat(scenario.query("SELECT next_offset FROM @.consumerpipeline_offsets")).isEqualTo("10");
    }
  }

  private static void stored(Scenario scenario, int records) throws Exception {
    scenario.sendNumbers(0, records, 1);
    Scenario.Running first = scenario.start();
    scenario.await("SELECT count(*) FROM @.events", Integer.toString(records));
    first.stop();
  }

  private static void deleteBefore(Scenario scenario, long offset) throws Exception {
    try (Admin admin = Scenario.admin()) {
      admin.deleteRecords(Map.of(new TopicPartition(scenario.topic, 0), RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  private static void recreate(Scenario scenario) throws Exception {
    try (Admin admin = Scenario.admin()) {
      admin.deleteTopics(List.of(scenario.topic)).all().get();
      Scenario.await(true, () -> {
        try {
          admin.describeTopics(List.of(scenario.topic)).allTopicNames().get();
          return false;
        } catch (ExecutionException e) {
          return e.getCause() instanceof UnknownTopicOrPartitionException;
        }
      });
    }
    scenario.topic(1);
  }

  private static RuntimeStatus.Partition stopped(Scenario.Running running) throws Exception {
    Scenario.await(true,
        () -> running.ingest.status().partitions().stream().anyMatch(one -> one.state() == PartitionState.Stopped));
    return running.ingest.status().partitions().getFirst();
  }
}
