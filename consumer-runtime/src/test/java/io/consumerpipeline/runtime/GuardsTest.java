package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the stored position means other records than those in the topic, nothing is read and somebody is told. */
@ExtendWith(Servers.class)
class GuardsTest {

  @Test
  void aCommitWithoutAStoredPositionStopsThePartition() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      try (Admin admin = Scenario.admin()) {
        admin.alterConsumerGroupOffsets("group-" + scenario.topic,
            Map.of(new TopicPartition(scenario.topic, 0), new OffsetAndMetadata(5))).all().get();
      }

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.reason()).isEqualTo("PositionMissing");
      assertThat(stopped.message()).contains("consumerpipeline_offsets").contains("startFrom to Committed")
          .contains("resetOffsets");
      assertThat(scenario.query("SELECT count(*) FROM @.events")).isEqualTo("0");
    }
  }

  @Test
  void positionsOfAnotherClusterStopThePartition() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running first = scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "10");
      first.stop();
      scenario.sql("UPDATE @.consumerpipeline_offsets SET cluster_id = 'elsewhere'");

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.reason()).isEqualTo("SourceIdentityChanged");
      assertThat(stopped.message()).contains("elsewhere");
    }
  }

  @Test
  void aTopicOfTheSameNameIsNotTheSameTopic() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running first = scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "10");
      first.stop();
      try (Admin admin = Scenario.admin()) {
        admin.deleteTopics(List.of(scenario.topic)).all().get();
        Thread.sleep(1000);
      }
      scenario.topic(1).sendNumbers(0, 20, 1);

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.reason()).isEqualTo("TopicRecreated");
      assertThat(scenario.query("SELECT count(*) FROM @.events")).isEqualTo("10");
    }
  }

  @Test
  void recordsThatRetentionDeletedUnreadStopThePartitionWithTheirRange() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running first = scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "10");
      first.stop();
      scenario.sendNumbers(10, 30, 1);
      try (Admin admin = Scenario.admin()) {
        admin.deleteRecords(Map.of(new TopicPartition(scenario.topic, 0), RecordsToDelete.beforeOffset(25))).all().get();
      }

      // When
      RuntimeStatus.Partition stopped = stopped(scenario.start());

      // Then
      assertThat(stopped.reason()).isEqualTo("OffsetOutOfRange");
      assertThat(stopped.message()).contains("25 to 30").contains("15 records, offsets 10 to 24")
          .contains("go on at offset 25").contains("onDataLoss").contains("resetOffsets");
    }
  }

  @Test
  void latestSkipsWhatIsThereButNotWhatComesInNewPartitions() throws Exception {
    try (var scenario = new Scenario().topic(1).startFrom(Start.Latest)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running first = scenario.start();
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "10");
      first.stop();
      try (Admin admin = Scenario.admin()) {
        admin.createPartitions(Map.of(scenario.topic, NewPartitions.increaseTo(2))).all().get();
        Scenario.await(2,
            () -> admin.describeTopics(List.of(scenario.topic)).allTopicNames().get().get(scenario.topic).partitions().size());
      }
      scenario.send(1, "{\"n\":100}", "{\"n\":101}");

      // When
      scenario.start();

      // Then
      scenario.await("SELECT count(*), min(kafka_partition) FROM @.events", "2|1");
    }
  }

  @Test
  void kafkaIsToldThePosition() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);

      // When
      scenario.start();

      // Then
      try (Admin admin = Scenario.admin()) {
        Scenario.await(10L, () -> {
          var offsets = admin.listConsumerGroupOffsets("group-" + scenario.topic).partitionsToOffsetAndMetadata().get();
          OffsetAndMetadata offset = offsets.get(new TopicPartition(scenario.topic, 0));
          return offset == null ? -1 : offset.offset();
        });
      }
    }
  }

  private static RuntimeStatus.Partition stopped(Scenario.Running running) throws Exception {
    Scenario.await(true,
        () -> running.ingest.status().partitions().stream().anyMatch(one -> one.state() == PartitionState.Stopped));
    return running.ingest.status().partitions().getFirst();
  }
}
