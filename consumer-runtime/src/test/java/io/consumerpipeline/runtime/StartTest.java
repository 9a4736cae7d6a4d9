package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a pipeline starts that has stored nothing yet. */
@ExtendWith(Servers.class)
class StartTest {
  private static final String NUMBERS = "SELECT count(*), min((payload->>'n')::int) FROM @.events";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void readingStartsWithTheFirstRecordOfThatTimeWhenStartIsATime() throws Exception {
    try (var scenario = new Scenario().topic(2).startFrom(NOON)) {
      // Given
      send(scenario, 0, NOON.minusSeconds(1), 1);
      send(scenario, 0, NOON, 2);
      send(scenario, 0, NOON.plusSeconds(1), 3);
      send(scenario, 1, NOON.minusSeconds(60), 4);

      // When
      scenario.start();

      // Then: the second partition has nothing so young, and starts at its end
      scenario.await("SELECT string_agg(next_offset::text, ',' ORDER BY partition) FROM @.consumerpipeline_offsets", "3,1");
      assertThat(scenario.query(NUMBERS)).isEqualTo("2|2");
      send(scenario, 1, NOON.minusSeconds(30), 5);
      scenario.await(NUMBERS, "3|2");
    }
  }

  @Test
  void readingGoesOnAtTheCommitsWhenAnotherConsumerIsReplaced() throws Exception {
    try (var scenario = new Scenario().topic(2).startFrom(Start.Committed)) {
      // Given
      scenario.sendNumbers(0, 20, 2);
      commit(scenario, 0, 7);

      // When
      scenario.start();

      // Then: three records are left of the first partition, and all ten of the second
      scenario.await("SELECT string_agg(next_offset::text, ',' ORDER BY partition) FROM @.consumerpipeline_offsets", "10,10");
      assertThat(
          scenario.query("SELECT count(*) FILTER (WHERE kafka_partition = 0), count(*) FILTER (WHERE kafka_partition = 1), "
              + "min(kafka_offset) FILTER (WHERE kafka_partition = 0) FROM @.events"))
          .isEqualTo("3|10|7");
    }
  }

  @Test
  void theStoredPositionCountsAndNotTheCommitWhenThereAreBoth() throws Exception {
    try (var scenario = new Scenario().topic(1).startFrom(Start.Committed)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running first = scenario.start();
      scenario.await(NUMBERS, "10|0");
      first.stop();
      commit(scenario, 0, 3);

      // When
      scenario.start();
      scenario.sendNumbers(10, 12, 1);

      // Then
      scenario.await(NUMBERS, "12|0");
    }
  }

  @Test
  void partitionStopsWhenTheCommitIsOfRecordsThatAreNotThere() throws Exception {
    try (var scenario = new Scenario().topic(1).startFrom(Start.Committed)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      commit(scenario, 0, 500);

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await(true,
          () -> running.ingest.status().partitions().stream().anyMatch(one -> one.state() == PartitionState.Stopped));
      assertThat(running.ingest.status().partitions().getFirst().reason()).isEqualTo("OffsetOutOfRange");
      assertThat(scenario.query("SELECT count(*) FROM @.events")).isEqualTo("0");
    }
  }

  private static void commit(Scenario scenario, int partition, long offset) throws Exception {
    try (Admin admin = Scenario.admin()) {
      admin.alterConsumerGroupOffsets("group-" + scenario.topic,
          Map.of(new TopicPartition(scenario.topic, partition), new OffsetAndMetadata(offset))).all().get();
    }
  }

  private static void send(Scenario scenario, int partition, Instant time, int number) throws Exception {
    try (var producer = Scenario.producer()) {
      producer.send(new ProducerRecord<>(scenario.topic, partition, time.toEpochMilli(), null,
          ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8))).get();
    }
  }
}
