package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.runtime.AnswerSwallower.Loss;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class FaultsTest {
  private static final String COUNTS = "SELECT count(*), count(DISTINCT payload->>'n') FROM @.events";

  @Test
  void nothingIsLostOrDoubledWhenThePodIsKilledInTheMiddle() throws Exception {
    try (var scenario = new Scenario().topic(2).maxRecords(500)) {
      // Given
      scenario.sendNumbers(0, 60_000, 2);
      Process killed = scenario.process();
      Scenario.await(true, () -> !"0".equals(rows(scenario)));

      // When
      killed.destroyForcibly().waitFor();
      String before = rows(scenario);
      scenario.start("pod-1");

      // Then
      scenario.await(COUNTS, "60000|60000");
      assertThat(Integer.parseInt(before)).isLessThan(60_000);
      scenario.await("SELECT sum(next_offset) FROM @.consumerpipeline_offsets", "60000");
    }
  }

  private static String rows(Scenario scenario) {
    try {
      return scenario.query("SELECT count(*) FROM @.events");
    } catch (SQLException e) {
      return "0";
    }
  }

  @Test
  void aGracefulStopEndsWithExitCodeZero() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Process process = scenario.process();
      scenario.await(COUNTS, "10|10");

      // When
      process.destroy();

      // Then
      assertThat(process.waitFor(25, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
  }

  @Test
  void whoeverLostAPartitionCanWriteNoMore() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 100, 1);
      Scenario.Running running = scenario.start();
      scenario.await(COUNTS, "100|100");

      // When
      scenario.sql("UPDATE @.consumerpipeline_offsets SET owner_epoch = owner_epoch + 1, owner = 'another'");
      scenario.sendNumbers(100, 200, 1);

      // Then
      Scenario.await("Fenced", () -> String.valueOf(running.ingest.status().partitions().getFirst().reason()));
      assertThat(scenario.query(COUNTS)).isEqualTo("100|100");
      scenario.await(COUNTS, "200|200");
      assertThat(scenario.query("SELECT owner, owner_epoch FROM @.consumerpipeline_offsets")).isEqualTo("pod-0|3");
    }
  }

  @Test
  void twoPodsShareThePartitionsAndEachEventIsStoredOnce() throws Exception {
    try (var scenario = new Scenario().topic(4).maxRecords(200)) {
      // Given
      scenario.sendNumbers(0, 8_000, 4);
      Scenario.Running first = scenario.start("pod-0");
      Scenario.Running second = scenario.start("pod-1");

      // When
      Scenario.await(2, () -> second.ingest.status().partitions().size());
      scenario.sendNumbers(8_000, 16_000, 4);
      first.stop();

      // Then
      scenario.await(COUNTS, "16000|16000");
      Scenario.await(4, () -> second.ingest.status().partitions().size());
      scenario.await("SELECT string_agg(DISTINCT owner, ',') FROM @.consumerpipeline_offsets", "pod-1");
    }
  }

  @Test
  void anOutageIsWaitedForAndNothingIsADeadLetter() throws Exception {
    Path data = Files.createTempDirectory("postgres");
    EmbeddedPostgres own = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
    int port = own.getPort();
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.secret("port", Integer.toString(port));
      execute(own, "CREATE SCHEMA " + scenario.schema);
      scenario.sendNumbers(0, 100, 1);
      Scenario.Running running = scenario.start();
      Scenario.await(100L, () -> running.ingest.status().events().ok());

      // When
      own.close();
      scenario.sendNumbers(100, 200, 1);

      // Then
      Scenario.await(ConnectionState.Unavailable, () -> running.ingest.status().sink().state());
      assertThat(running.ingest.status().sink().message()).isNotBlank();
      Scenario.await(PartitionState.Waiting, () -> running.ingest.status().partitions().getFirst().state());

      // When
      own = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port).start();

      // Then
      Scenario.await(200L, () -> running.ingest.status().events().ok());
      assertThat(running.ingest.status().sink().state()).isEqualTo(ConnectionState.Connected);
      assertThat(running.ingest.status().partitions().getFirst().deadLettersLastHour()).isZero();
    } finally {
      own.close();
    }
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aCommitWithoutAnswerIsLookedUp() throws Exception {
    try (var swallower = new AnswerSwallower(Servers.postgres().getPort()); var scenario = new Scenario().topic(1)) {
      // Given
      scenario.secret("port", Integer.toString(swallower.port()));
      scenario.start();
      int sent = 0;
      for (Loss loss : new Loss[]{Loss.ANSWER, Loss.COMMIT, Loss.ANSWER, Loss.COMMIT, Loss.ANSWER}) {
        scenario.sendNumbers(sent, sent + 10, 1);
        sent += 10;
        scenario.await(COUNTS, sent + "|" + sent);

        // When
        swallower.next.set(loss);
        scenario.sendNumbers(sent, sent + 10, 1);
        sent += 10;

        // Then
        scenario.await(COUNTS, sent + "|" + sent);
      }
      assertThat(swallower.lost).hasValue(5);
      scenario.await("SELECT next_offset, owner_epoch FROM @.consumerpipeline_offsets", "100|1");
    }
  }

  @Test
  void exactlyTheRowsThatTheDatabaseRefusesAreDeadLetters() throws Exception {
    try (var scenario = new Scenario().topic(2).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.events (n int UNIQUE CHECK (n % 100 <> 7))");
      scenario.sendNumbers(0, 2_000, 2);
      scenario.send(0, "{\"n\":1}", "{\"n\":2}", "{\"n\":99999999999}");

      // When
      Scenario.Running running = scenario.start();

      // Then
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "1980|23");
      assertThat(scenario.query("SELECT string_agg(line, ', ' ORDER BY line) FROM (SELECT reason || ' ' || count(*) AS line FROM "
          + "@.events_dlq GROUP BY reason) x")).isEqualTo("Constraint 22, OutOfRange 1");
      // Of two equal numbers in different partitions either may come first, so only the messages are known, not their offsets.
      assertThat(scenario
          .query("SELECT string_agg(DISTINCT message, '; ' ORDER BY message) FROM @.events_dlq WHERE reason = 'Constraint'"))
          .isEqualTo("the database refused the row: duplicate key value violates unique constraint \"events_n_key\" "
              + "(SQLSTATE 23505, constraint events_n_key); "
              + "the database refused the row: new row for relation \"events\" violates check constraint \"events_n_check\" "
              + "(SQLSTATE 23514, constraint events_n_check)");
      assertThat(running.ingest.status().events().toString())
          .isEqualTo("Events[consumed=2003, ok=1980, skipped=1, dbError=22, decodeError=0]");
    }
  }

  @Test
  void aDeferredConstraintIsAttributedToItsRow() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.parents (n int PRIMARY KEY)");
      scenario.sql("INSERT INTO @.parents SELECT generate_series(0, 49)");
      scenario.sql("CREATE TABLE @.events (n int REFERENCES @.parents DEFERRABLE INITIALLY DEFERRED)");
      scenario.sendNumbers(0, 52, 1);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "50|2");
      assertThat(scenario.query("SELECT string_agg(kafka_offset::text, ',') FROM @.events_dlq")).isEqualTo("50,51");
    }
  }

  @Test
  void abortedTransactionsLeaveNoRowsAndMarkersMoveThePosition() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      var settings = Map.<String, Object>of("bootstrap.servers", Servers.bootstrapServers(), "transactional.id", scenario.topic);
      var bytes = new ByteArraySerializer();
      try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
        producer.initTransactions();
        for (int i = 0; i < 20; i++) {
          producer.beginTransaction();
          byte[] value = ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8);
          var _ = producer.send(new ProducerRecord<>(scenario.topic, 0, null, value));
          if (i % 2 == 0) {
            producer.commitTransaction();
          } else {
            producer.flush();
            producer.abortTransaction();
          }
        }
      }

      // When
      scenario.start();

      // Then
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "40");
      assertThat(scenario.query("SELECT count(*), sum((payload->>'n')::int % 2) FROM @.events")).isEqualTo("10|0");
    }
  }
}
