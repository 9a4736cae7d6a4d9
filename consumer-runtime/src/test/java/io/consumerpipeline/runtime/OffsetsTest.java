package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.runtime.offsets.OffsetsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** Positions that are set by hand: where they are asked to be, once per nonce, and whoever consumed before is fenced. */
@ExtendWith(Servers.class)
class OffsetsTest {
  private static final String POSITIONS = "SELECT string_agg(next_offset::text, ',' ORDER BY partition) FROM @.consumerpipeline_offsets";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** What the command said, and its exit code. */
  private record Said(int code, String output) {
    String last() {
      return output.lines().toList().getLast();
    }
  }

  @Test
  void everyRecordIsStoredAgainWhenPositionsGoToTheBeginning() throws Exception {
    try (var scenario = stored(2, 20)) {
      // When
      Said said = run(scenario, "--to=Earliest", "--nonce=a1");

      // Then
      assertThat(said.code()).isZero();
      assertThat(said.last()).isEqualTo("2 partitions of " + scenario.topic + " set to the beginning");
      assertThat(said.output()).containsPattern("PARTITION +OLD +NEW").containsPattern("0 +10 +0").containsPattern("1 +10 +0");
      assertThat(commits(scenario)).containsEntry(0, 0L).containsEntry(1, 0L);
      scenario.start();
      scenario.await("SELECT count(*), count(DISTINCT payload->>'n') FROM @.events", "40|20");
    }
  }

  @Test
  void nothingIsChangedWhenTheNonceIsDoneAlready() throws Exception {
    try (var scenario = stored(1, 10)) {
      // Given
      run(scenario, "--to=Earliest", "--nonce=a1");
      scenario.sql("UPDATE @.consumerpipeline_offsets SET next_offset = 7");

      // When
      Said again = run(scenario, "--to=Earliest", "--nonce=a1");

      // Then
      assertThat(again.code()).isZero();
      assertThat(again.last()).contains("set to the beginning").contains("done before with nonce a1");
      assertThat(scenario.query(POSITIONS)).isEqualTo("7");

      // When: another word is another reset
      run(scenario, "--to=Earliest", "--nonce=a2");

      // Then
      assertThat(scenario.query(POSITIONS)).isEqualTo("0");
    }
  }

  @Test
  void oneOfTwoAtOnceDoesIt() throws Exception {
    try (var scenario = stored(1, 10)) {
      // When
      var first = CompletableFuture.supplyAsync(() -> run(scenario, "--to=Earliest", "--nonce=a1"));
      var second = CompletableFuture.supplyAsync(() -> run(scenario, "--to=Earliest", "--nonce=a1"));

      // Then
      assertThat(List.of(first.get().code(), second.get().code())).containsOnly(0);
      assertThat(scenario.query("SELECT count(*) FROM @.consumerpipeline_resets")).isEqualTo("1");
      assertThat(scenario.query("SELECT owner_epoch FROM @.consumerpipeline_offsets")).as("claimed once, then taken away once")
          .isEqualTo("3");
    }
  }

  @Test
  void nothingOfABatchIsStoredThatAConsumerHadBeforeTheReset() throws Exception {
    try (var scenario = stored(1, 10)) {
      // Given: a consumer that is still there
      Scenario.Running running = scenario.start("pod-1");
      Scenario.await(true,
          () -> running.ingest.status().partitions().stream().anyMatch(one -> one.state() == PartitionState.Consuming));

      // When
      Said said = run(scenario, "--to=Earliest", "--nonce=a1");
      scenario.sendNumbers(10, 20, 1);

      // Then: it is fenced, claims anew, and goes on at the new position
      assertThat(said.code()).isZero();
      assertThat(said.last()).contains("Kafka did not take").contains("has members");
      scenario.await("SELECT count(*), count(DISTINCT payload->>'n') FROM @.events", "30|20");
    }
  }

  @Test
  void nothingIsChangedByADryRun() throws Exception {
    try (var scenario = stored(1, 10)) {
      // When
      Said said = run(scenario, "--to=Earliest", "--dry-run");

      // Then
      assertThat(said.last()).startsWith("would do: 1 partition of");
      assertThat(said.output()).containsPattern("0 +10 +0");
      assertThat(scenario.query(POSITIONS)).isEqualTo("10");
    }
  }

  @Test
  void positionsGoToTheEndOrToATime() throws Exception {
    try (var scenario = new Scenario().topic(2)) {
      // Given: partition 1 has nothing as young as noon
      send(scenario, 0, NOON.minusSeconds(1), NOON, NOON.plusSeconds(1));
      send(scenario, 1, NOON.minusSeconds(60));

      // Then
      assertThat(run(scenario, "--to=Timestamp", "--timestamp=2026-11-21T13:00:00+01:00").last())
          .isEqualTo("2 partitions of " + scenario.topic + " set to 2026-11-21T12:00:00Z");
      assertThat(scenario.query(POSITIONS)).isEqualTo("1,1");
      assertThat(run(scenario, "--to=Latest").code()).isZero();
      assertThat(scenario.query(POSITIONS)).isEqualTo("3,1");
    }
  }

  @Test
  void positionsThatAreNotNamedStayButTheirOwnersAreFenced() throws Exception {
    try (var scenario = stored(2, 20)) {
      // When
      Said said = run(scenario, "--to=Offsets", "--offset=1=4");

      // Then
      assertThat(said.last()).isEqualTo("1 of 2 partitions of " + scenario.topic + " set to the offsets given");
      assertThat(scenario.query(POSITIONS)).isEqualTo("10,4");
      assertThat(scenario.query("SELECT min(owner_epoch) FROM @.consumerpipeline_offsets")).isEqualTo("2");
    }
  }

  @Test
  void offsetsThatAreNotThereAreRefused() throws Exception {
    try (var scenario = stored(1, 10)) {
      // Given
      try (Admin admin = Scenario.admin()) {
        admin.deleteRecords(Map.of(new TopicPartition(scenario.topic, 0), RecordsToDelete.beforeOffset(3))).all().get();
      }

      // Then
      assertThat(run(scenario, "--to=Offsets", "--offset=0=2")).isEqualTo(new Said(65,
          "refused: offset 2 is outside of what partition 0 holds, 3 to 10: write one of these" + System.lineSeparator()));
      assertThat(run(scenario, "--to=Offsets", "--offset=0=11").code()).isEqualTo(65);
      assertThat(run(scenario, "--to=Offsets", "--offset=5=1").last()).contains("has no partition 5, it has 1");
      assertThat(scenario.query(POSITIONS)).isEqualTo("10");
    }
  }

  @Test
  void offsetsOfATopicThatIsGoneAreRefusedButItsSuccessorIsReadFromTheBeginning() throws Exception {
    try (var scenario = stored(1, 10)) {
      // Given
      scenario.sql("UPDATE @.consumerpipeline_offsets SET topic_id = '00000000-0000-0000-0000-000000000001'");

      // Then
      assertThat(run(scenario, "--to=Offsets", "--offset=0=2").last()).contains("was deleted and created again");
      assertThat(run(scenario, "--to=Earliest").code()).isZero();
      scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "20");
    }
  }

  @Test
  void resultIsLeftInTheFileAndTheConnectionsReasonIsSaidWhenTheSinkIsAway() throws Exception {
    try (var scenario = stored(1, 10)) {
      // Given
      Path result = Files.createTempFile("result", "");
      scenario.secret("port", "1");

      // When
      Said said = run(scenario, "--to=Earliest", "--result=" + result);

      // Then
      assertThat(said.code()).isEqualTo(1);
      assertThat(Files.readString(result)).contains("localhost:1").isEqualTo(said.last());
    }
  }

  @Test
  void usageIsRefusedThatContradictsItself() throws Exception {
    try (var scenario = new Scenario()) {
      assertThat(run(scenario, "--to=Timestamp").code()).isEqualTo(2);
      assertThat(run(scenario, "--to=Latest", "--offset=0=1").code()).isEqualTo(2);
      assertThat(run(scenario, "--to=Timestamp", "--timestamp=2026-02-30T00:00:00Z").code()).isEqualTo(2);
    }
  }

  private static Scenario stored(int partitions, int records) throws Exception {
    Scenario scenario = new Scenario().topic(partitions);
    scenario.sendNumbers(0, records, partitions);
    Scenario.Running first = scenario.start();
    scenario.await("SELECT count(*) FROM @.events", Integer.toString(records));
    first.stop();
    return scenario;
  }

  private static Said run(Scenario scenario, String... arguments) {
    try {
      Path config = Files.createTempFile("pipeline", ".yaml");
      Files.writeString(config, ContractFormat.toYaml(scenario.config()));
      var words = new ArrayList<>(List.of("--config=" + config));
      words.addAll(List.of(arguments));
      var output = new StringWriter();
      int code = new CommandLine(new OffsetsCommand("test")).setOut(new PrintWriter(output))
          .setErr(new PrintWriter(new StringWriter()))
          .execute(words.toArray(String[]::new));
      return new Said(code, output.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, Long> commits(Scenario scenario) throws Exception {
    try (Admin admin = Scenario.admin()) {
      var commits = new HashMap<Integer, Long>();
      admin.listConsumerGroupOffsets("group-" + scenario.topic).partitionsToOffsetAndMetadata().get()
          .forEach((partition, offset) -> commits.put(partition.partition(), offset.offset()));
      return commits;
    }
  }

  private static void send(Scenario scenario, int partition, Instant... times) throws Exception {
    try (var producer = Scenario.producer()) {
      for (Instant time : times) {
        producer.send(new ProducerRecord<>(scenario.topic, partition, time.toEpochMilli(), null,
            "{\"n\":0}".getBytes(StandardCharsets.UTF_8))).get();
      }
    }
  }
}
