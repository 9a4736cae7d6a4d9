package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.sink.postgresql.type.ColumnType;
import java.util.List;

/**
 * The tables of a pipeline.
 *
 * @param columns those that are filled, in order
 * @param raw whether they are those of the raw layout
 * @param keyColumns by which a row is replaced or deleted; empty if every event is a row of its own
 * @param letters whether the table is needed that says how far dead letters were passed on, and which nonce lifted a hold
 */
record Layout(String schema, String table, String deadLetterTable, List<Column> columns, boolean raw, List<String> keyColumns,
    boolean letters) {

  private static final List<Column> RAW_COLUMNS = List.of(
      column("kafka_topic", "text", ""),
      column("kafka_partition", "integer", ""),
      column("kafka_offset", "bigint", ""),
      column("kafka_key", "bytea", "$key"),
      column("event_time", "timestamptz", "$timestamp"),
      column("payload", "jsonb", "$"),
      column("ingested_at", "timestamptz", "$ingestionTime"));

  /** Of the dead-letter table; what fills them is known to {@link DeadLetterRow}. */
  static final List<Column> DEAD_LETTER_COLUMNS = List.of(
      column("kafka_topic", "text", ""),
      column("kafka_partition", "integer", ""),
      column("kafka_offset", "bigint", ""),
      column("kafka_timestamp", "timestamptz", ""),
      column("kafka_key", "bytea", ""),
      column("headers", "jsonb", ""),
      column("value", "bytea", ""),
      column("event_type", "text", ""),
      column("reason", "text", ""),
      column("message", "text", ""),
      column("field", "text", ""),
      column("attempts", "integer", ""),
      column("consumer_group", "text", ""),
      column("failed_at", "timestamptz", ""));

  /** A column, its type and the field that fills it. */
  record Column(String name, ColumnType type, String field) {}

  static Layout of(RuntimeConfig config) {
    RuntimeConfig.Postgresql sink = config.sink().postgresql();
    boolean raw = sink.columns().isEmpty();
    List<Column> columns = raw
        ? RAW_COLUMNS
        : sink.columns().stream().map(column -> column(column.name(), column.type(), column.field())).toList();
    return new Layout(sink.schema(), sink.table(), config.delivery().deadLetterTable(), columns, raw, sink.keyColumns(),
        !config.delivery().restart().isEmpty() || !config.delivery().deadLetterTopic().isEmpty());
  }

  boolean upsert() {
    return !keyColumns.isEmpty();
  }

  boolean isKey(Column column) {
    return keyColumns.contains(column.name());
  }

  private static Column column(String name, String type, String field) {
    return new Column(name, ColumnType.parse(type).orElseThrow(), field);
  }

  /** A table of the schema, as it is written in SQL. */
  String qualified(String name) {
    return Identifier.quote(schema) + "." + Identifier.quote(name);
  }
}
