package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.runtime.sink.postgresql.KnownClasses;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real server says decides between waiting, stopping and a dead letter. */
@ExtendWith(Servers.class)
class FailureClassesTest {
  private static final String COUNTS = "SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)";

  /** Codes that are hard to bring about are raised by a trigger: to the pipeline they look the same. */
  @ParameterizedTest
  @CsvSource({"40P01, Unavailable, Conflict", "40001, Unavailable, Conflict", "53200, Unavailable, OutOfResources",
      "53100, Unavailable, DiskFull", "XX001, Unavailable, Unavailable", "25006, Unavailable, ReadOnly",
      "P0004, Misconfigured, Refused", "0A000, Misconfigured, Refused", "42883, Misconfigured, Refused"})
  void whatIsNotTheRowsFaultIsWaitedForWithoutADeadLetter(String state, ConnectionState expected, String reason)
      throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.events (n int)");
      scenario.sql("CREATE FUNCTION @.refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'by test' USING "
          + "ERRCODE = '" + state + "'; END$$; "
          + "CREATE TRIGGER refuse BEFORE INSERT ON @.events FOR EACH ROW EXECUTE FUNCTION @.refuse()");
      scenario.sendNumbers(0, 10, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await(expected + " " + reason, () -> state(running));
      assertThat(scenario.query(COUNTS)).isEqualTo("0|0");

      // When
      scenario.sql("DROP TRIGGER refuse ON @.events");

      // Then
      scenario.await(COUNTS, "10|0");
    }
  }

  private static String state(Scenario.Running running) {
    Connection sink = running.ingest.status().sink();
    return sink.state() + " " + sink.reason();
  }

  @Test
  void aTableThatIsLockedIsWaitedFor() throws Exception {
    try (var scenario = new Scenario().topic(1); var other = Scenario.connect(); Statement lock = other.createStatement()) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running running = scenario.start();
      scenario.await(COUNTS, "10|0");
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE " + scenario.schema + ".events IN ACCESS EXCLUSIVE MODE");

      // When
      scenario.sendNumbers(10, 20, 1);

      // Then
      Scenario.await("Unavailable Locked", () -> state(running));
      other.rollback();
      scenario.await(COUNTS, "20|0");
    }
  }

  @Test
  void whoLosesADeadlockTriesAgain() throws Exception {
    try (var scenario = new Scenario().topic(1);
        var other = Scenario.connect();
        Statement rival = other.createStatement();
        var thread = Executors.newSingleThreadExecutor()) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      scenario.start();
      scenario.await(COUNTS, "10|0");
      rival.execute("SET deadlock_timeout = '1h'");
      other.setAutoCommit(false);
      rival.execute("UPDATE " + scenario.schema + ".consumerpipeline_offsets SET updated_at = now()");

      // When
      scenario.sendNumbers(10, 20, 1);
      scenario.await("SELECT count(*) FROM pg_locks WHERE NOT granted", "1");
      thread.submit(() -> rival.execute("LOCK TABLE " + scenario.schema + ".events IN ACCESS EXCLUSIVE MODE")).get(30,
          TimeUnit.SECONDS);
      other.rollback();

      // Then
      scenario.await(COUNTS, "20|0");
    }
  }

  @Test
  void connectionsThatTheServerEndsAreOpenedAgain() throws Exception {
    try (var scenario = new Scenario().topic(2)) {
      // Given
      scenario.start();
      for (int n = 0; n < 5; n++) {
        scenario.sendNumbers(n * 100, n * 100 + 100, 2);
        scenario.await(COUNTS, n * 100 + 100 + "|0");

        // When
        scenario.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'consumerpipeline%'");
      }

      // Then
      scenario.sendNumbers(500, 600, 2);
      scenario.await(COUNTS, "600|0");
    }
  }

  @Test
  void aRoleWithoutGrantsOrConnectionsStopsOrWaitsUntilItHasThem() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running first = scenario.start();
      scenario.await(COUNTS, "10|0");
      first.stop();
      String role = "role_" + scenario.schema;
      scenario.sql("CREATE ROLE " + role + " LOGIN PASSWORD 'secret' CONNECTION LIMIT 0");
      scenario.secret("user", role);
      scenario.secret("password", "secret");
      scenario.sendNumbers(10, 20, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await("Unavailable TooManyConnections", () -> state(running));

      // When
      scenario.sql("ALTER ROLE " + role + " CONNECTION LIMIT 10");

      // Then
      Scenario.await("Misconfigured MissingGrant", () -> state(running));
      assertThat(running.ingest.status().sink().message()).contains("grant");

      // When
      scenario.sql("GRANT USAGE ON SCHEMA @ TO " + role);
      scenario.sql("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA @ TO " + role);

      // Then
      scenario.await(COUNTS, "20|0");
    }
  }

  @Test
  void aColumnThatIsDroppedWhileEventsFlowStopsAndLosesNothing() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "integer", "n"), new Column("m", "integer", "m"))) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Scenario.Running running = scenario.start();
      scenario.await(COUNTS, "10|0");

      // When
      scenario.sql("ALTER TABLE @.events DROP COLUMN m");
      scenario.sendNumbers(10, 20, 1);

      // Then
      Scenario.await("Misconfigured MissingColumn", () -> state(running));
      assertThat(scenario.query(COUNTS)).isEqualTo("10|0");

      // When
      scenario.sql("ALTER TABLE @.events ADD COLUMN m int");

      // Then
      scenario.await(COUNTS, "20|0");
    }
  }

  @Test
  void aDeadLetterTableThatCannotBeWrittenStopsAndLosesNothing() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.send(0, "good? no", "{\"n\":1}");
      Scenario.Running running = scenario.start();
      scenario.await(COUNTS, "1|1");
      scenario.sql("ALTER TABLE @.events_dlq ADD CONSTRAINT closed CHECK (kafka_offset < 2)");

      // When
      scenario.send(0, "bad", "{\"n\":2}");

      // Then
      Scenario.await("Misconfigured DeadLetterTable", () -> state(running));
      assertThat(running.ingest.status().sink().message()).contains("closed").doesNotContain("bad");
      assertThat(scenario.query(COUNTS)).isEqualTo("1|1");

      // When
      scenario.sql("ALTER TABLE @.events_dlq DROP CONSTRAINT closed");

      // Then
      scenario.await(COUNTS, "2|2");
    }
  }

  @Test
  void aDeadLetterTableOfOtherTypesStopsBeforeAnythingIsRead() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sql("CREATE TABLE @.events_dlq (kafka_topic text, kafka_partition bigint)");

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await("Misconfigured ColumnTypeMismatch", () -> state(running));
      assertThat(running.ingest.status().sink().message()).contains("kafka_partition").contains(".events_dlq is of type bigint")
          .contains("ALTER TABLE \"" + scenario.schema + "\".\"events_dlq\" ALTER COLUMN \"kafka_partition\" TYPE integer");
    }
  }

  @Test
  void everyClassThatThisServerKnowsHasAMeaning() throws Exception {
    try (var scenario = new Scenario()) {
      // Given
      String codes = scenario.query("SELECT pg_read_file((SELECT setting FROM pg_config WHERE name = 'SHAREDIR') || "
          + "'/errcodes.txt')");

      // When
      List<String> classes = codes.lines().filter(line -> line.startsWith("Section: Class "))
          .map(line -> line.substring("Section: Class ".length(), "Section: Class ".length() + 2)).toList();

      // Then
      assertThat(KnownClasses.codes()).containsExactlyElementsOf(classes);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "varchar(3); abcd; TooLong", "numeric(3,1); 100; OutOfRange", "integer; x; WrongType", "date; 2026-02-30; OutOfRange"})
  void aValueThatTheDatabaseWouldNotTakeIsADeadLetterOfItsReason(String type, String value, String reason) throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("v", type, "v"))) {
      // Given
      scenario.send(0, "{\"v\":\"" + value + "\"}", "{}");

      // When
      scenario.start();

      // Then
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT string_agg(reason, ',') FROM @.events_dlq)", "1|" + reason);
    }
  }

  /** The table has more rules than the pipeline knows of. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "n int UNIQUE; Constraint; 23505", "n int CHECK (n <> 7); Constraint; 23514",
      "n int, m int GENERATED ALWAYS AS (100 / (n - 7)) STORED; WrongType; 22012",
      "n int, t varchar(1) GENERATED ALWAYS AS (repeat('x', n - 5)::varchar) STORED; TooLong; 22001",
      "n int, s smallint GENERATED ALWAYS AS (32768 - 7 + n) STORED; OutOfRange; 22003",
      "n int REFERENCES @.parents; Constraint; 23503", "n int, EXCLUDE USING btree (n WITH =); Constraint; 23P01"})
  void aRowThatTheDatabaseRefusesIsADeadLetterOfItsReason(String columns, String reason, String state) throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "integer", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.parents (n int PRIMARY KEY)");
      scenario.sql("INSERT INTO @.parents VALUES (1), (2)");
      scenario.sql("CREATE TABLE @.events (" + columns + ")");
      boolean twice = state.equals("23505") || state.equals("23P01");
      scenario.send(0, "{\"n\":1}", twice ? "{\"n\":1}" : "{\"n\":7}", "{\"n\":2}");

      // When
      scenario.start();

      // Then
      scenario.await(COUNTS, "2|1");
      assertThat(scenario.query("SELECT reason, message FROM @.events_dlq")).startsWith(reason + "|")
          .contains("SQLSTATE " + state);
    }
  }
}
