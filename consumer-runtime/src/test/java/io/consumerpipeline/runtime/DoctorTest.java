package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeConfig.OnDataLoss;
import io.consumerpipeline.runtime.doctor.DoctorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What doctor finds of a broker and a database that are there, and that it leaves them as they are. */
@ExtendWith(Servers.class)
class DoctorTest {
  /** All that a pipeline has in its schema, down to the last byte of a row. */
  private static final String EVERYTHING = "SELECT string_agg(relname || query_to_xml(format('SELECT * FROM %I.%I', nspname, "
      + "relname), true, true, '')::text, ';' ORDER BY relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
      + "WHERE nspname = '@' AND relkind = 'r'";

  @Test
  void allIsWellBeforeTheFirstPodRunsAndNothingIsCreated() throws Exception {
    try (var scenario = new Scenario().topic(12)) {
      // When
      Diagnosis said = Diagnosis.of(scenario);

      // Then
      assertThat(said.bad()).isEmpty();
      assertThat(said.code()).isZero();
      assertThat(said.of("brokers")).startsWith("ok brokers " + Servers.bootstrapServers() + " answers, 1 broker of cluster ");
      assertThat(said.of("topic")).isEqualTo("ok topic " + scenario.topic + " has 12 partitions, replication 1");
      assertThat(said.of("group")).isEqualTo("ok group group-" + scenario.topic + " is not used yet");
      assertThat(said.of("database")).containsPattern("ok database localhost:\\d+/postgres as postgres, PostgreSQL \\d+");
      assertThat(said.of("encryption")).startsWith("warn encryption clear text, because the server does not offer TLS");
      assertThat(said.of("table"))
          .isEqualTo("ok table " + scenario.schema + ".events does not exist yet, the first pod creates it");
      assertThat(said.of("positions")).isEqualTo("ok positions none is stored yet, reading starts by startFrom Earliest");
      assertThat(said.of("clock")).startsWith("ok clock the database's is 0.0 s");
      assertThat(scenario.query("SELECT count(*) FROM pg_class WHERE relnamespace = '@'::regnamespace")).isEqualTo("0");
      try (Admin admin = Scenario.admin()) {
        assertThat(admin.listGroups().all().get()).noneMatch(group -> group.groupId().equals("group-" + scenario.topic));
      }
    }
  }

  @Test
  void allIsWellWhilePodsRunAndNothingIsChanged() throws Exception {
    try (var scenario = new Scenario().topic(2).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sendNumbers(0, 100, 2);
      scenario.send(0, "no event");
      Scenario.Running running = scenario.start();
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "100|1");
      String before = scenario.query(EVERYTHING);

      // When
      Diagnosis said = Diagnosis.of(scenario);

      // Then
      assertThat(said.bad()).isEmpty();
      assertThat(said.code()).isZero();
      assertThat(said.of("group")).isEqualTo("ok group group-" + scenario.topic + " has 1 member");
      assertThat(said.of("connections")).contains("a pod takes 2, this pipeline has ");
      assertThat(said.of("table")).isEqualTo("ok table " + scenario.schema + ".events fits, INSERT granted");
      assertThat(said.of("dead-letter table")).contains("events_dlq fits, SELECT, INSERT granted");
      assertThat(said.of("positions")).contains("ok positions stored of 2 of 2 partitions, 0 records behind");
      assertThat(scenario.query(EVERYTHING)).isEqualTo(before).contains("owner_epoch");
      scenario.sendNumbers(100, 110, 2);
      scenario.await("SELECT count(*) FROM @.events", "110");
      running.stop();
    }
  }

  @Test
  void whatNeedsAServerThatIsAwayIsSkipped() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.secret("port", "1");

      // When
      Diagnosis database = Diagnosis.of(scenario);
      Diagnosis both = Diagnosis.of(scenario.brokers("localhost:1"));

      // Then
      assertThat(database.code()).isEqualTo(1);
      assertThat(database.of("topic")).startsWith("ok ");
      assertThat(database.of("database")).startsWith("fail database localhost:1/postgres: Connection to localhost:1 refused");
      assertThat(database.of("table")).isEqualTo("skip table needs schema");
      assertThat(database.bad()).containsExactly("database", "encryption", "connections", "schema", "table", "dead-letter table",
          "positions table", "positions", "clock");
      assertThat(both.of("brokers")).startsWith("fail brokers no answer from localhost:1: check source.kafka.bootstrapServers");
      assertThat(both.of("topic")).isEqualTo("skip topic needs brokers");
      assertThat(both.bad()).hasSize(both.lines().size());
    }
  }

  @Test
  void serversThatTakeConnectionsAndSayNothingAreGivenUp() throws Exception {
    try (var scenario = new Scenario(); var silent = new ServerSocket(0)) {
      // Given
      scenario.secret("port", Integer.toString(silent.getLocalPort()));
      long begun = System.nanoTime();

      // When
      Diagnosis said = Diagnosis.of(scenario.brokers("localhost:" + silent.getLocalPort()));

      // Then
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.of("brokers")).startsWith("fail ");
      assertThat(said.of("database")).startsWith("fail ");
    }
  }

  @Test
  void topicsThatAreMissingComeWithTheCommandThatCreatesThem() throws Exception {
    try (var scenario = new Scenario().deadLetterTopic("letters")) {
      // When
      Diagnosis said = Diagnosis.of(scenario);

      // Then
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.of("topic")).isEqualTo("fail topic " + scenario.topic + " does not exist at " + Servers.bootstrapServers()
          + ": kafka-topics.sh --bootstrap-server " + Servers.bootstrapServers() + " --create --topic " + scenario.topic
          + ", or correct source.kafka.topic");
      assertThat(said.of("dead-letter topic")).contains("letters does not exist")
          .endsWith("--create --topic letters, or correct delivery.deadLetter.kafkaTopic");
      assertThat(said.of("letters table")).startsWith("ok ");
      assertThat(said.of("positions")).contains("skip positions needs topic");
      try (Admin admin = Scenario.admin()) {
        assertThat(admin.listTopics().names().get()).doesNotContain(scenario.topic, "letters");
      }
    }
  }

  @Test
  void groupOfSomebodyElseIsRefused() throws Exception {
    try (var scenario = new Scenario().topic(1); var other = new Scenario().topic(1); var stranger = consumer(scenario)) {
      // Given
      stranger.subscribe(List.of(scenario.topic));
      Scenario.await(1, () -> stranger.poll(Duration.ofMillis(100)) == null ? 0 : stranger.assignment().size());

      // Then
      Diagnosis assignor = Diagnosis.of(scenario);
      assertThat(assignor.of("group")).startsWith("fail group group-" + scenario.topic + " has members with the assignor range")
          .contains("old-consumer at ").endsWith("stop them, or choose another source.kafka.consumerGroup");
      assertThat(assignor.code()).isEqualTo(1);

      // When
      stranger.subscribe(List.of(other.topic));
      Scenario.await(other.topic, () -> stranger.poll(Duration.ofMillis(100)) == null
          ? ""
          : stranger.assignment().stream().map(TopicPartition::topic).findFirst().orElse(""));

      // Then
      assertThat(Diagnosis.of(scenario).of("group")).contains("has members that read other topics, old-consumer at");
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Scenario scenario) {
    return new KafkaConsumer<>(Map.of("bootstrap.servers", Servers.bootstrapServers(), "group.id", "group-" + scenario.topic,
        "client.id", "old-consumer", "partition.assignment.strategy", RangeAssignor.class.getName()), new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Test
  void positionThatRetentionHasPassedIsSaidWithTheChoices() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running running = scenario.start();
      scenario.await("SELECT count(*) FROM @.events", "10");
      running.stop();
      scenario.sendNumbers(10, 20, 1);
      try (Admin admin = Scenario.admin()) {
        admin.deleteRecords(Map.of(new TopicPartition(scenario.topic, 0), RecordsToDelete.beforeOffset(15))).all().get();
      }

      // Then
      Diagnosis stopped = Diagnosis.of(scenario);
      assertThat(stopped.of("positions")).contains("fail positions the stored position 10 of partition 0 is outside of")
          .contains("to go on at offset 15 set source.kafka.onDataLoss to Continue");
      assertThat(stopped.code()).isEqualTo(1);
      Diagnosis goingOn = Diagnosis.of(scenario.onDataLoss(OnDataLoss.Continue));
      assertThat(goingOn.of("positions")).contains("warn positions").contains("reading goes on at offset 15");
      assertThat(goingOn.code()).isZero();
    }
  }

  @Test
  void commitsWithoutPositionsAreRefused() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      try (Admin admin = Scenario.admin()) {
        admin.alterConsumerGroupOffsets("group-" + scenario.topic,
            Map.of(new TopicPartition(scenario.topic, 0), new OffsetAndMetadata(0))).all().get();
      }

      // Then
      assertThat(Diagnosis.of(scenario).of("positions")).contains("fail positions the group group-" + scenario.topic)
          .contains("set source.kafka.startFrom to Committed");
    }
  }

  @ParameterizedTest
  @CsvSource({"-60, warn, ahead of", "60, warn, behind", "3, ok, behind"})
  void clocksThatDifferByMoreThanFiveSecondsAreWorthAWarning(int seconds, String verdict, String direction) throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // When
      Diagnosis said = Diagnosis.of(scenario, () -> Instant.now().plusSeconds(seconds));

      // Then
      assertThat(said.of("clock")).startsWith(verdict + " clock the database's is").contains(" s " + direction + " ours");
      assertThat(said.code()).isZero();
    }
  }

  @Test
  void configurationThatCannotBeReadHasAnExitCodeOfItsOwn() throws Exception {
    // Given
    var file = Files.createTempFile("pipeline", ".yaml");
    Files.writeString(file, "namespace: [");
    var error = new StringWriter();

    // When
    int code = new CommandLine(new DoctorCommand("test-doctor", InstantSource.system())).setErr(new PrintWriter(error))
        .execute("--config=" + file);

    // Then
    assertThat(code).isEqualTo(78);
    assertThat(error.toString()).startsWith("bad configuration: " + file);
  }
}
