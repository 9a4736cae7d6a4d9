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
 */
record Layout(String schema, String table, String deadLetterTable, List<Column> columns, boolean raw, List<String> keyColumns) {

  private static final List<Column> RAW_COLUMNS = List.of(
      column("kafka_topic", "text", ""),
      column("kafka_partition", "integer", ""),
      column("kafka_offset", "bigint", ""),
      column("kafka_key", "bytea", "$key"),
      column("event_time", "timestamptz", "$timestamp"),
      column("payload", "jsonb", "$"),
      column("ingested_at", "timestamptz", "$ingestionTime"));

  /** A column, its type and the field that fills it. */
  record Column(String name, ColumnType type, String field) {}

  static Layout of(RuntimeConfig config) {
    RuntimeConfig.Postgresql sink = config.sink().postgresql();
    boolean raw = sink.columns().isEmpty();
    List<Column> columns = raw
        ? RAW_COLUMNS
        : sink.columns().stream().map(column -> column(column.name(), column.type(), column.field())).toList();
    return new Layout(sink.schema(), sink.table(), config.delivery().deadLetterTable(), columns, raw, sink.keyColumns());
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
