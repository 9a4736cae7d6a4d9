package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig.Column;
import io.consumerpipeline.contract.RuntimeConfig.EventType;
import io.consumerpipeline.contract.RuntimeConfig.UnknownType;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.runtime.config.ConfigFile;
import io.consumerpipeline.runtime.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the type of an event asks of it. */
@ExtendWith(Servers.class)
class TypesTest {
  private static final EventType ORDER = new EventType("ORDER_CREATED", List.of("order_id", "lines.first"), "");
  private static final String LETTERS = "SELECT string_agg(concat_ws(' ', reason, event_type, field), ', ' ORDER BY kafka_offset) FROM @.events_dlq";

  @TempDir
  Path directory;

  @Test
  void eachTypeHasRequiredFieldsOfItsOwnAndDeadLettersNameTheType() throws Exception {
    try (var scenario = new Scenario().topic(1).requiredFields("id")
        .columns(new Column("id", "integer", "id"))
        .types("meta.type", UnknownType.DeadLetter, ORDER, new EventType("STOCK", List.of(), ""))) {
      // Given
      scenario.sql("CREATE TABLE @.events (id int CHECK (id <> 8))");
      scenario.send(0,
          "{\"id\":1,\"meta\":{\"type\":\"ORDER_CREATED\"},\"order_id\":5,\"lines\":{\"first\":1}}",
          "{\"id\":2,\"meta\":{\"type\":\"ORDER_CREATED\"},\"order_id\":5,\"lines\":{}}",
          "{\"id\":3,\"meta\":{\"type\":\"STOCK\"}}",
          "{\"id\":4,\"meta\":{\"type\":\"stock\"}}",
          "{\"id\":5,\"meta\":{}}",
          "{\"id\":6,\"meta\":{\"type\":[]}}",
          "{\"meta\":{\"type\":\"STOCK\"}}",
          "{\"id\":\"x\",\"meta\":{\"type\":\"STOCK\"}}",
          "{\"id\":8,\"meta\":{\"type\":\"STOCK\"}}",
          "{\"id\":9,\"meta\":{\"type\":\"" + "t".repeat(5000) + "\"}}");

      // When
      scenario.start();

      // Then
      scenario.await("SELECT (SELECT string_agg(id::text, ',' ORDER BY id) FROM @.events), (SELECT count(*) FROM @.events_dlq)",
          "1,3|8");
      assertThat(scenario.query(LETTERS)).isEqualTo("MissingField ORDER_CREATED lines.first, UnknownType stock meta.type, "
          + "MissingField meta.type, WrongType meta.type, MissingField STOCK id, WrongType STOCK id, Constraint STOCK, UnknownType "
          + "t".repeat(40) + "… meta.type");
      assertThat(scenario.query("SELECT message FROM @.events_dlq WHERE kafka_offset = 3")).isEqualTo(
          "the type \"stock\" is not declared: add it to events.types, or say in events.unknownType what becomes of such events");
    }
  }

  @ParameterizedTest
  @CsvSource({"Accept, 4, 0, 0", "Skip, 2, 2, 0", "DeadLetter, 2, 2, 2"})
  void nothingDisappearsUncountedWhateverBecomesOfUnknownTypes(UnknownType unknown, int rows, int skipped, int letters)
      throws Exception {
    try (var scenario = new Scenario().topic(1).types("type", unknown, new EventType("A", List.of(), ""))) {
      // Given
      scenario.send(0, "{\"type\":\"A\"}", "{\"type\":\"B\"}", "{\"type\":7}", "{\"type\":\"A\"}");

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await(new RuntimeStatus.Events(4, rows, skipped, 0, 0), () -> running.ingest.status().events());
      assertThat(scenario.query("SELECT (SELECT count(*) FROM @.events), (SELECT count(*) FROM @.events_dlq), "
          + "(SELECT next_offset FROM @.consumerpipeline_offsets)")).isEqualTo(rows + "|" + letters + "|4");
      assertThat(running.get("/metrics").body())
          .contains("consumerpipeline_dlq_events_total{reason=\"UnknownType\"} " + letters + ".0");
    }
  }

  @Test
  void whatASchemaRefusesIsADeadLetterWithReasonAndPath() throws Exception {
    try (var scenario = new Scenario().topic(1)
        .types("type", UnknownType.Accept, new EventType("STOCK", List.of(), schema("""
            {"required": ["sku"], "properties": {"sku": {"type": "string", "maxLength": 4},
             "lines": {"items": {"properties": {"n": {"minimum": 1}}}}}}""").toString()))) {
      // Given
      scenario.send(0,
          "{\"type\":\"STOCK\",\"sku\":\"ab\",\"lines\":[{\"n\":1}]}",
          "{\"type\":\"STOCK\"}",
          "{\"type\":\"STOCK\",\"sku\":7}",
          "{\"type\":\"STOCK\",\"sku\":\"" + "secret".repeat(50) + "\"}",
          "{\"type\":\"STOCK\",\"sku\":\"ab\",\"lines\":[{\"n\":1},{\"n\":0}]}",
          "{\"type\":\"OTHER\"}");

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await(new RuntimeStatus.Events(6, 2, 4, 0, 0), () -> running.ingest.status().events());
      assertThat(scenario.query(LETTERS))
          .isEqualTo("MissingField STOCK sku, WrongType STOCK sku, TooLong STOCK sku, OutOfRange STOCK lines.1.n");
      assertThat(scenario.query("SELECT length(message) < 100, message FROM @.events_dlq WHERE kafka_offset = 3"))
          .isEqualTo("t|the field sku is \"secretsecretsecretsecretsecretsecretsecr…\"; the schema says maxLength 4");
    }
  }

  @Test
  void aConfigurationWithABadSchemaIsRefusedWithTheReason() throws Exception {
    Path schema = schema("{\"type\": \"thing\"}");
    try (var scenario = new Scenario().types("type", UnknownType.Accept, new EventType("STOCK", List.of(), schema.toString()))) {
      Path file = Files.writeString(directory.resolve("pipeline.yaml"), ContractFormat.toYaml(scenario.config()));

      Assertions.assertThatThrownBy(() -> ConfigFile.read(file)).isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith(
              file + ": events.types[0].schemaFile is " + schema + ", and it is no JSON Schema 2020-12: the field type");

      Files.delete(schema);
      Assertions.assertThatThrownBy(() -> ConfigFile.read(file))
          .hasMessage(file + ": events.types[0].schemaFile is " + schema
              + ", which cannot be read (NoSuchFileException): name a file with a JSON Schema");
    }
  }

  private Path schema(String text) throws Exception {
    return Files.writeString(directory.resolve("schema.json"), text);
  }
}
