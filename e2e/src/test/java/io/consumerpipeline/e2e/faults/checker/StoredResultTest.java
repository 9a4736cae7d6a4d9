package io.consumerpipeline.e2e.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.e2e.faults.Main;
import io.consumerpipeline.e2e.faults.ledger.LedgerFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The same plants as in memory, fewer of each, in a real PostgreSQL: its transactions' ids, its JSON, its nulls. */
class StoredResultTest {
  private static final int PLANTED_OF_EACH_KIND = 3;
  private static final StoredResult TABLES = new StoredResult("public", "events", "group", "topic");
  private static EmbeddedPostgres postgres;
  private static Connection connection;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    connection = postgres.getPostgresDatabase().getConnection();
    connection.setAutoCommit(false);
    PipelineTables.create(connection);
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }

  @Test
  void goodResultPasses() throws SQLException {
    for (long seed = 0; seed < PLANTED_OF_EACH_KIND; seed++) {
      var result = new GoodResult(seed);
      PipelineTables.fill(connection, result);

      var verdict = TABLES.check(result.ledger, connection);

      assertThat(verdict.passed()).as("seed %d: %s", seed, verdict.findings()).isTrue();
      assertThat(verdict.rows()).isEqualTo(result.rows.size());
    }
  }

  static List<Plant> plants() {
    return Plant.all().stream().filter(plant -> plant != RowPlant.FLIPPED_BIT_IN_ROW).toList();
  }

  /** A flipped bit may leave no JSON, which the database would not have taken. */
  @ParameterizedTest
  @MethodSource("plants")
  void plantedErrorIsFoundAndCalledByItsNameAlone(Plant plant) throws SQLException {
    for (long seed = 0; seed < PLANTED_OF_EACH_KIND; seed++) {
      var result = new GoodResult(seed);
      var expected = plant.into(result, new Random(seed));
      PipelineTables.fill(connection, result);

      var verdict = TABLES.check(result.ledger, connection);

      assertThat(SelfTest.found(verdict)).as("seed %d: %s", seed, verdict.findings()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "payload = jsonb_set(payload, '{payload}', to_jsonb(overlay(payload ->> 'payload' placing '#' from 3)))",
      "payload = payload - 'sha256'", "payload = payload || '{\"more\": 1}'", "kafka_topic = 'other'", "kafka_topic = NULL",
      "kafka_key = NULL", "kafka_offset = NULL", "kafka_partition = NULL"})
  void changedRowIsCorrupted(String change) throws SQLException {
    var result = new GoodResult(1);
    PipelineTables.fill(connection, result);
    try (var update = connection.createStatement()) {
      update.execute("UPDATE events SET " + change + " WHERE ctid = (SELECT max(ctid) FROM events)");

      var verdict = TABLES.check(result.ledger, connection);

      assertThat(SelfTest.found(verdict)).as("%s", verdict.findings()).containsExactly(Anomaly.CORRUPTED);
    }
    connection.rollback();
  }

  @Test
  void connectionIsRefusedWhenItCommitsByItself() throws SQLException {
    try (Connection other = postgres.getPostgresDatabase().getConnection()) {
      assertThatThrownBy(() -> TABLES.check(new GoodResult(1).ledger, other)).hasMessageContaining("setAutoCommit(false)");
    }
  }

  @Test
  void commandPrintsTheTableAndFailsWhenARowIsLost(@TempDir Path directory) throws IOException, SQLException {
    var result = new GoodResult(1);
    LedgerFile.write(result.ledger, directory.resolve("ledger"));
    PipelineTables.fill(connection, result);
    assertThat(check(directory)).startsWith("exit code 0").contains("| self-test | 1 | 450 |", "| PASS |");
    result.rows.remove(7);
    PipelineTables.fill(connection, result);

    assertThat(check(directory)).startsWith("exit code 1").contains("| FAIL |", "lost: partition 0");
  }

  private static String check(Path directory) {
    var out = new StringWriter();
    int code = new CommandLine(Main.class).setOut(new PrintWriter(out))
        .execute("check", "--ledger", directory.resolve("ledger").toString(), "--url",
            postgres.getJdbcUrl("postgres", "postgres"),
            "--table", "events", "--consumer-group", "group", "--topic", "topic");
    return "exit code " + code + "\n" + out;
  }
}
