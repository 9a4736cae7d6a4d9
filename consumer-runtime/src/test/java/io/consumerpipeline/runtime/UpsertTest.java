package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Servers.class)
class UpsertTest {
  private static final Column ID = new Column("id", "text", "id");
  private static final Column N = new Column("n", "integer", "n");
  private static final String ROWS = "SELECT string_agg(id || '=' || n, ' ' ORDER BY id COLLATE \"C\") FROM @.events";

  @Test
  void theLastEventOfAKeyIsItsRowAcrossBatchesAndWithinOne() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("id")) {
      // Given
      scenario.sendEvents("a=1 b=1 a=2 c=1 b=2 a=3");

      // When
      Scenario.Running running = scenario.start();

      // Then
      scenario.await(ROWS, "a=3 b=2 c=1");

      // When
      scenario.sendEvents("b=4 d=1 d=2");

      // Then
      scenario.await(ROWS, "a=3 b=4 c=1 d=2");
      assertThat(running.ingest.status().events().toString())
          .isEqualTo("Events[consumed=9, ok=9, skipped=0, dbError=0, decodeError=0]");
      assertThat(scenario.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '@.events'::regclass "
          + "AND contype = 'p'")).isEqualTo("PRIMARY KEY (id)");
    }
  }

  @Test
  void aTombstoneDeletesTheRowOfItsKeyUnlessAnEventFollows() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("id")) {
      // Given
      scenario.sendEvents("a=1 b=1 c=1");
      scenario.sendKeyed(0, "a", null);
      scenario.sendKeyed(0, "{\"id\":\"b\",\"other\":1}", null);
      scenario.sendKeyed(0, "nobody", null);
      scenario.sendEvents("a=2");
      scenario.sendKeyed(0, "{\"it\":\"c\"}", null);
      scenario.sendKeyed(0, null, null);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "9");
      assertThat(scenario.query(ROWS)).isEqualTo("a=2 c=1");
      assertThat(scenario.query("SELECT count(*), min(reason), max(reason), min(field), min(message) FROM @.events_dlq"))
          .isEqualTo(
              "2|MissingField|MissingField|id|the record has no value (a tombstone), and its key does not tell which row to "
                  + "delete: a JSON object with id is needed, or for a single key column its text");

      // When
      scenario.sendKeyed(0, "a", null);

      // Then
      scenario.await(ROWS, "c=1");
    }
  }

  @Test
  void aKeyMayBeSeveralColumnsOfAnyOrder() throws Exception {
    try (var scenario = new Scenario().topic(1).keyColumns("tenant", "id").columns(N, new Column("id", "bigint", "key.id"),
        new Column("tenant", "uuid", "key.tenant"))) {
      // Given
      String one = "{\"key\":{\"id\":%s,\"tenant\":\"00000000-0000-0000-0000-00000000000%s\"}%s}";
      scenario.send(0, one.formatted("1", "1", ",\"n\":1"), one.formatted("-1", "1", ",\"n\":2"),
          one.formatted("1", "2", ",\"n\":3"),
          one.formatted("\"1\"", "1", ",\"n\":4"), "{\"key\":{\"id\":1},\"n\":5}");
      scenario.sendKeyed(0, one.formatted("1", "2", ""), null);
      scenario.sendKeyed(0, "1", null);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "7");
      assertThat(
          scenario.query("SELECT string_agg(right(tenant::text, 1) || '/' || id || '=' || n, ' ' ORDER BY n) FROM @.events"))
          .isEqualTo("1/-1=2 1/1=4");
      assertThat(scenario.query("SELECT string_agg(reason || coalesce(field, ''), ' ') FROM @.events_dlq"))
          .isEqualTo("MissingField MissingField");
    }
  }

  @Test
  void theRawLayoutKeepsTheNewestEventOfEachKafkaKey() throws Exception {
    try (var scenario = new Scenario().topic(2).keyColumns("kafka_key")) {
      // Given
      scenario.sendKeyed(0, "a", "{\"n\":1}");
      scenario.sendKeyed(0, "a", "{\"n\":2}");
      scenario.sendKeyed(1, "b", "{\"n\":3}");
      scenario.sendKeyed(1, "c", "{\"n\":4}");
      scenario.sendKeyed(1, "b", null);
      scenario.sendKeyed(1, null, "{\"n\":5}");

      // When
      scenario.start();

      // Then
      scenario.await("SELECT sum(next_offset) FROM @.consumerpipeline_offsets", "6");
      assertThat(
          scenario.query("SELECT string_agg(convert_from(kafka_key, 'UTF8') || kafka_offset || payload, ' ' ORDER BY kafka_key) "
              + "FROM @.events"))
          .isEqualTo("a1{\"n\": 2} c1{\"n\": 4}");
      assertThat(scenario.query("SELECT count(*), min(reason), min(field) FROM @.events_dlq"))
          .isEqualTo("1|MissingField|kafka_key");
    }
  }

  @Test
  void whatTheDatabaseRefusesIsADeadLetterAndTheOlderRowOfItsKeyStays() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("id")) {
      // Given
      scenario.sql(
          "CREATE TABLE @.events (id text PRIMARY KEY, n int CHECK (n <> 13), total int GENERATED ALWAYS AS (2 * n) STORED)");
      scenario.sql("CREATE TABLE @.children (id text REFERENCES @.events DEFERRABLE INITIALLY DEFERRED)");
      scenario.sendEvents("kept=1 a=1");
      scenario.start();
      scenario.await(ROWS, "a=1 kept=1");
      scenario.sql("INSERT INTO @.children VALUES ('kept')");
      var events = new ArrayList<String>();
      for (int i = 100; i < 600; i++) {
        events.add("k" + i % 400 + "=" + i);
      }

      // When
      scenario.sendEvents(String.join(" ", events) + " a=2 a=13 b=13");
      scenario.sendKeyed(0, "kept", null);

      // Then
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "506");
      assertThat(scenario.query("SELECT count(*), sum(n), sum(total) FROM @.events WHERE id LIKE 'k_%' AND id <> 'kept'"))
          .isEqualTo("400|" + sum() + "|" + 2 * sum());
      assertThat(scenario.query("SELECT n FROM @.events WHERE id = 'a'")).isEqualTo("2");
      assertThat(scenario.query("SELECT n FROM @.events WHERE id = 'kept'")).isEqualTo("1");
      assertThat(
          scenario.query("SELECT string_agg(DISTINCT reason, ''), string_agg(kafka_offset::text, ' ' ORDER BY kafka_offset) "
              + "FROM @.events_dlq"))
          .isEqualTo("Constraint|503 504 505");
    }
  }

  private static int sum() {
    int sum = 0;
    for (int i = 200; i < 600; i++) {
      sum += i;
    }
    return sum;
  }

  @Test
  void partitionedTablesAndIdentityColumnsAndTablesOfNothingButKeysWork() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("n", "id")) {
      // Given
      scenario
          .sql("CREATE TABLE @.events (id text, n int GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (id, n)) PARTITION BY HASH (id)");
      scenario.sql("CREATE TABLE @.p0 PARTITION OF @.events FOR VALUES WITH (MODULUS 2, REMAINDER 0)");
      scenario.sql("CREATE TABLE @.p1 PARTITION OF @.events FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
      scenario.sendEvents("a=1 b=1 c=2 a=1");
      scenario.sendKeyed(0, "{\"id\":\"b\",\"n\":1}", null);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT next_offset FROM @.consumerpipeline_offsets", "5");
      assertThat(scenario.query(ROWS)).isEqualTo("a=1 c=2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE INDEX ON @.events (id)", "CREATE UNIQUE INDEX ON @.events (id) WHERE n > 0",
      "CREATE UNIQUE INDEX ON @.events (lower(id))", "CREATE UNIQUE INDEX ON @.events (id, n)"})
  void withoutAUniqueIndexOnExactlyTheKeyItStopsWithTheStatementThatMendsIt(String index) throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("id")) {
      // Given
      scenario.sql("CREATE TABLE @.events (id text, n int)");
      scenario.sql(index);
      scenario.sendEvents("a=1 a=2");

      // When
      Scenario.Running running = scenario.start();

      // Then
      Connection sink = misconfigured(running);
      String statement = "CREATE UNIQUE INDEX ON \"" + scenario.schema + "\".\"events\" (\"id\")";
      assertThat(sink.reason()).isEqualTo("MissingUniqueIndex");
      assertThat(sink.message()).contains("exactly the keyColumns id").endsWith("create it with " + statement);

      // When
      scenario.sql(statement);

      // Then
      scenario.await(ROWS, "a=2");
    }
  }

  @Test
  void aDeferrableKeyStopsWithTheStatementThatReplacesIt() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("id")) {
      // Given
      scenario.sql("CREATE TABLE @.events (id text UNIQUE DEFERRABLE, n int)");
      scenario.sendEvents("a=1 a=2");

      // When
      Scenario.Running running = scenario.start();

      // Then
      Connection sink = misconfigured(running);
      assertThat(sink.reason()).isEqualTo("DeferrableKey");

      // When
      scenario.sql(sink.message().substring(sink.message().indexOf("ALTER TABLE")));

      // Then
      scenario.await(ROWS, "a=2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"char(5)", "text COLLATE @.blind"})
  void aKeyInWhichDifferentTextsAreEqualIsRefused(String type) throws Exception {
    try (var scenario = new Scenario().topic(1).columns(ID, N).keyColumns("id")) {
      // Given
      scenario.sql("CREATE COLLATION @.blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
      scenario.sql("CREATE TABLE @.events (id " + type + " PRIMARY KEY, n int)");

      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo("KeyColumnNotExact");
    }
  }

  @Test
  void twoPipelinesThatChangeTheSameRowsDoNotLockThemCrosswise() throws Exception {
    try (var one = new Scenario().topic(4).columns(ID, N).keyColumns("id").maxRecords(500)) {
      // Given
      var names = new ArrayList<String>();
      for (int i = 0; i < 8_000; i++) {
        names.add("k" + i * 7919 % 500 + "=" + i);
      }
      for (int partition = 0; partition < 4; partition++) {
        one.sendEvents(partition, String.join(" ", partition % 2 == 0 ? names : names.reversed()));
      }
      one.sql("CREATE TABLE @.events (id text PRIMARY KEY, n int)");

      // When
      one.start("pod-0");
      one.start("pod-1");

      // Then
      one.await("SELECT sum(next_offset), (SELECT count(*) FROM @.events) FROM @.consumerpipeline_offsets", "32000|500");
      assertThat(one.query("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).isEqualTo("0");
    }
  }

  private static Connection misconfigured(Scenario.Running running) throws Exception {
    Scenario.await(ConnectionState.Misconfigured, () -> running.ingest.status().sink().state());
    return running.ingest.status().sink();
  }
}
