package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table, how rows are made of events, and how to reach the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "!self.table.startsWith('consumerpipeline_')", message = "tables named consumerpipeline_... are where positions are kept: choose another table")
@ValidationRule(value = "!has(self.schema) || (!self.schema.startsWith('pg_') && self.schema != 'information_schema')", message = "schema must not be one of PostgreSQL's own (pg_..., information_schema)")
@ValidationRule(value = "has(self.keyColumns) == (has(self.writeMode) && self.writeMode == 'Upsert')", message = "writeMode: Upsert and keyColumns go together: write both, or neither")
@ValidationRule(value = "!has(self.keyColumns) || !has(self.columns) || self.keyColumns.all(key, self.columns.exists(column, column.name == key))", message = "keyColumns must be among columns: add the missing one to columns")
@ValidationRule(value = "!has(self.keyColumns) || has(self.columns) || self.keyColumns.all(key, key in ['kafka_topic', 'kafka_partition', 'kafka_offset', 'kafka_key', 'event_time'])", message = "without columns, keyColumns can only be among kafka_topic, kafka_partition, kafka_offset, kafka_key, event_time: write for example [kafka_key]")
@ValidationRule(value = "!has(self.keyColumns) || !has(self.columns) || self.columns.all(column, !(column.name in self.keyColumns) || !(column.type in ['numeric', 'real', 'double precision', 'interval', 'json', 'jsonb'] || column.type.endsWith(']')))", message = "keyColumns cannot be of type numeric without precision, real, double precision, interval, json, jsonb or an array, as equal values have several spellings there: choose another key, or write numeric(p,s)")
@ValidationRule(value = "!has(self.maxConnections) || (has(self.writers) ? self.writers : 2) <= self.maxConnections", message = "writers (default 2) must not exceed maxConnections: a single pod would exceed it")
public record PostgresqlSink(
  @JsonPropertyDescription("The Secret, in the resource's namespace, with host, port (5432), dbname or database, user or username, and password.")
  @Required SecretReference connectionSecretRef,
  @JsonPropertyDescription("The schema of the table. Default: public.")
  @Size(min = 1, max = 63) @Pattern("^[A-Za-z_][A-Za-z0-9_$-]*$") @Nullable String schema,
  @JsonPropertyDescription("The table, in exactly this spelling (names are quoted).")
  @Required @Size(min = 1, max = 63) @Pattern("^[A-Za-z_][A-Za-z0-9_$-]*$") String table,
  @JsonPropertyDescription("How rows are written. Append: one row per event. Upsert: one row per key, the newest event replaces it and a tombstone deletes it. Default: Append.")
  @Nullable WriteMode writeMode,
  @JsonPropertyDescription("The columns to fill. Without them the table has kafka_topic, kafka_partition, kafka_offset, kafka_key, event_time, payload and ingested_at.")
  @Size(min = 1, max = 256) @Nullable List<Column> columns,
  @JsonPropertyDescription("Create tables that are missing. Default: true.")
  @Nullable Boolean createTables,
  @JsonPropertyDescription("How many connections each pod writes with, each owning part of the partitions. Default: 2.")
  @Min(1) @Max(8) @Nullable Integer writers,
  @JsonPropertyDescription("With Upsert, the columns that tell rows apart; the table must have a unique index on exactly these, which a created table gets.")
  @Size(min = 1, max = 8) @Nullable List<@Size(min = 1, max = 63) @Pattern("^[A-Za-z_][A-Za-z0-9_$-]*$") String> keyColumns,
  @JsonPropertyDescription("Encryption of the connection. Default: as sslmode of the connection Secret says; without it encrypted where the server offers it, but not verified.")
  @Nullable PostgresqlTls tls,
  @JsonPropertyDescription("How many connections all pods together may write with; autoscaling asks for no more pods than that. Default: 20.")
  @Min(2) @Max(500) @Nullable Integer maxConnections) {}
