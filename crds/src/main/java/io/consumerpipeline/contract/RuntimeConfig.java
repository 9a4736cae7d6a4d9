package io.consumerpipeline.contract;

import java.util.List;

/**
 * All that a consumer pod needs to know, complete: every default is already applied. The operator writes it as YAML into a
 * ConfigMap, {@code ingest --config} reads it. It holds no secret: {@code sink.postgresql.connectionDirectory} says where those lie.
 *
 * @param namespace of the resource, or any word where there is no Kubernetes; a label of logs and metrics
 * @param pipeline the resource's name
 */
public record RuntimeConfig(String namespace, String pipeline, Source source, Events events, Sink sink, Delivery delivery,
    Metrics metrics, Logging logging) {

  /** Where events come from. */
  public record Source(Kafka kafka) {}

  /** A topic and the group that reads it. */
  public record Kafka(String bootstrapServers, String topic, String consumerGroup, Start startFrom) {}

  /** Where a partition starts that has neither a stored position nor a commit of the group. */
  public enum Start {
    Earliest, Latest
  }

  /**
   * Which events are good.
   *
   * @param requiredFields paths {@code a.b.c} that must be there and not null
   * @param maxBytes largest value of a record
   */
  public record Events(List<String> requiredFields, long maxBytes) {}

  /** Where events go. */
  public record Sink(Postgresql postgresql) {}

  /**
   * A table of PostgreSQL.
   *
   * @param connectionDirectory with the files of the connection Secret: host, port, dbname or database, user or username, password
   * @param columns empty for the raw layout: kafka_topic, kafka_partition, kafka_offset, kafka_key, event_time, payload, ingested_at
   * @param writers connections per pod; each owns a share of the partitions
   */
  public record Postgresql(String connectionDirectory, String schema, String table, List<Column> columns, boolean createTables,
      int writers) {}

  /**
   * A column and the field that fills it.
   *
   * @param type as PostgreSQL writes it, for example {@code numeric(14,2)}
   * @param field a path {@code a.b.c}, or one of $, $key, $timestamp, $headers, $metadata, $ingestionTime
   */
  public record Column(String name, String type, String field) {}

  /** Batches, retries and the dead-letter table, which is in the sink's schema. */
  public record Delivery(Batch batch, Retry retry, String deadLetterTable) {}

  /** Bounds of one transaction, and the least time between two of one writer. */
  public record Batch(int maxRecords, long maxBytes, long flushIntervalMilliseconds) {}

  /** Waits between attempts: they double from the first to the longest, without limit to their number. */
  public record Retry(long initialBackoffMilliseconds, long maxBackoffSeconds) {}

  /**
   * How metrics are called.
   *
   * @param port where metrics, probes and {@code /status} are served
   * @param aliasPrefix {@code credit_risk_consumer} gives the four families of that older system; empty gives the standard names alone
   */
  public record Metrics(int port, String aliasPrefix) {}

  /** What is logged, and how often the summary. */
  public record Logging(Level level, Format format, long summarySeconds) {}

  /** The least important level that is written. */
  public enum Level {
    Error, Warn, Info, Debug
  }

  /** ECS is one JSON object of the Elastic Common Schema per line, Text a line for people. */
  public enum Format {
    ECS, Text
  }
}
