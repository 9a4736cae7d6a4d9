package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Each bad input has a message that says what to do. */
@ExtendWith(Servers.class)
class BadInputTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
      "maxRecords: 1000 ~ maxRecords: many ~ delivery.batch.maxRecords",
      "maxRecords: 1000 ~ maxRecords: 0 ~ delivery.batch.maxRecords is not above 0",
      "maxRecords: 1000 ~ maxRecord: 1000 ~ maxRecord",
      "startFrom: Earliest ~ startFrom: Sometime ~ source.kafka.startFrom",
      "type: integer ~ type: money ~ sink.postgresql.columns[0].type is 'money', which is not supported: write one of text,",
      "keyColumns: [] ~ keyColumns: [id] ~ sink.postgresql.keyColumns holds 'id': write one of sink.postgresql.columns",
      "field: number ~ field: $offset ~ sink.postgresql.columns[0].field is '$offset': write a path",
      "namespace: test ~ '\t' ~ (line 1"})
  void anUnreadableConfigurationEndsWith78AndOneLineThatNamesTheKey(String good, String bad, String message) throws Exception {
    // Given
    try (var scenario = new Scenario().columns(new Column("number", "integer", "number"))) {
      Path file = Files.createTempFile("pipeline", ".yaml");
      String yaml = ContractFormat.toYaml(scenario.config());
      assertThat(yaml).contains(good);
      Files.writeString(file, yaml.replace(good, bad));
      var errors = new StringWriter();

      // When
      int code = command(errors).execute("--config", file.toString());

      // Then
      assertThat(code).isEqualTo(78);
      assertThat(errors.toString()).startsWith("bad configuration: " + file + ": ").contains(message).hasLineCount(1);
    }
  }

  @Test
  void aMissingConfigurationIsSaidToBeMissing() {
    var errors = new StringWriter();
    assertThat(command(errors).execute("--config", "/nowhere/pipeline.yaml")).isEqualTo(78);
    assertThat(errors.toString()).isEqualToIgnoringNewLines(
        "bad configuration: /nowhere/pipeline.yaml: there is no such file: name the configuration with --config");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(command(new StringWriter()).execute("--confg", "x")).isEqualTo(2);
  }

  private static CommandLine command(StringWriter errors) {
    var command = new CommandLine(
        new IngestCommand(new BuildInfo("test", "none", "25", "pod-0"), InstantSource.system(), stop -> {}));
    return command.setErr(new PrintWriter(errors));
  }

  @Test
  void aMissingSecretKeyIsNamedAndReadAgain() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      Files.delete(scenario.secret.resolve("password"));

      // When
      Scenario.Running running = scenario.start();

      // Then
      Connection sink = misconfigured(() -> running.ingest.status().sink());
      assertThat(sink.reason()).isEqualTo("MissingSecretKey");
      assertThat(sink.message()).contains("no key password").contains("connectionSecretRef");

      // When
      scenario.secret("password", "postgres\n");

      // Then
      scenario.await("SELECT count(*) FROM @.events", "10");
    }
  }

  @Test
  void aMissingTopicIsLookedForUntilItIsThere() throws Exception {
    try (var scenario = new Scenario()) {
      // Given
      Scenario.Running running = scenario.start();

      // When
      Connection source = misconfigured(() -> running.ingest.status().source());

      // Then
      assertThat(source.reason()).isEqualTo("TopicNotFound");
      assertThat(source.message()).contains("the topic " + scenario.topic + " does not exist").contains("create it");

      // When
      scenario.topic(1).sendNumbers(0, 10, 1);

      // Then
      scenario.await("SELECT count(*) FROM @.events", "10");
    }
  }

  @Test
  void aTableWithoutANamedColumnStopsWithTheStatementThatMendsIt() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "integer", "n"),
        new Column("amount", "numeric(14,2)", "amount"))) {
      // Given
      scenario.sql("CREATE TABLE @.events (n int)");
      scenario.sendNumbers(0, 10, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      Connection sink = misconfigured(() -> running.ingest.status().sink());
      assertThat(sink.reason()).isEqualTo("MissingColumn");
      String statement = "ALTER TABLE \"" + scenario.schema + "\".\"events\" ADD COLUMN \"amount\" numeric(14,2)";
      assertThat(sink.message()).contains("has no column amount").contains(statement);

      // When
      scenario.sql(statement);

      // Then
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "10|0");
    }
  }

  @Test
  void aColumnOfAnotherTypeStops() throws Exception {
    try (var scenario = new Scenario().topic(1).columns(new Column("n", "bigint", "n"))) {
      // Given
      scenario.sql("CREATE TABLE @.events (n int)");

      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(() -> running.ingest.status().sink()).message())
          .contains("the column n of the table " + scenario.schema + ".events is of type integer, the pipeline says bigint");
    }
  }

  @Test
  void whatCanNeverBeStoredIsADeadLetterThatSaysWhy() throws Exception {
    try (var scenario = new Scenario().topic(1, Map.of("max.message.bytes", "4000000"))) {
      // Given
      scenario.send(0,
          "{\"a\":\"x\\u0000y\"}",
          "{\"a\":\"x\0y\"}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":\"" + "x".repeat(2_000_000) + "\"}",
          "\"text\"",
          "{\"a\":1,\"a\":2}",
          "{\"good\":true}",
          null);

      // When
      scenario.start();

      // Then
      scenario.await("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq)", "2|6");
      assertThat(scenario.query("SELECT string_agg(reason, ',' ORDER BY kafka_offset) FROM @.events_dlq"))
          .isEqualTo("UnsupportedCharacter,UnsupportedCharacter,UnsupportedCharacter,TooLarge,Decode,Decode");
      assertThat(scenario
          .query("SELECT message, octet_length(value), attempts, encode(kafka_key, 'escape'), kafka_timestamp IS NOT NULL, "
              + "failed_at > now() - interval '1 minute', headers, consumer_group = 'group-" + scenario.topic
              + "' FROM @.events_dlq "
              + "WHERE reason = 'TooLarge'"))
          .isEqualTo("the value has 2000008 bytes; events.maxBytes allows 1048576|2000008|1|3|t|t|{}|t");
      assertThat(scenario.query("SELECT message FROM @.events_dlq WHERE kafka_offset = 0"))
          .isEqualTo("the event holds a character that PostgreSQL cannot store (U+0000 or half of a surrogate pair)");
      assertThat(scenario.query("SELECT message FROM @.events_dlq WHERE kafka_offset = 4"))
          .isEqualTo("the value is no JSON object: it begins with no { at byte 0");
      assertThat(scenario.query("SELECT payload FROM @.events WHERE kafka_offset = 7")).isEqualTo("null");
    }
  }

  private static Connection misconfigured(Callable<Connection> connection) throws Exception {
    Scenario.await(ConnectionState.Misconfigured, () -> connection.call().state());
    return connection.call();
  }
}
