package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables that a pipeline makes, filled by one transaction after another. */
final class PipelineTables {
  private PipelineTables() {}

  static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE events (kafka_topic text, kafka_partition int, kafka_offset bigint, kafka_key bytea, "
          + "event_time timestamptz, payload jsonb, ingested_at timestamptz)");
      statement.execute(
          "CREATE TABLE events_dlq (kafka_topic text, kafka_partition int, kafka_offset bigint, kafka_timestamp timestamptz, "
              + "kafka_key bytea, headers jsonb, value bytea, event_type text, reason text, message text, field text, attempts int, "
              + "consumer_group text, failed_at timestamptz)");
      statement.execute("CREATE TABLE consumerpipeline_offsets (cluster_id text, consumer_group text, topic text, partition int, "
          + "topic_id uuid, next_offset bigint, leader_epoch int, owner_epoch bigint, owner text, updated_at timestamptz, "
          + "PRIMARY KEY (cluster_id, consumer_group, topic, partition))");
    }
    connection.commit();
  }

  /** Replaces what the tables hold. Rows are stored in the order and in the transactions that they name. */
  static void fill(Connection connection, GoodResult result) throws SQLException {
    try (var truncate = connection.createStatement()) {
      truncate.execute("TRUNCATE events, events_dlq, consumerpipeline_offsets");
    }
    connection.commit();
    insertRows(connection,
        result.rows.stream().sorted((a, b) -> Integer.compareUnsigned(a.transaction(), b.transaction())).toList());
    for (StoredDeadLetter letter : result.deadLetters) {
      insert(connection, letter);
    }
    for (var position : result.positions.entrySet()) {
      insert(connection, "group", position.getKey(), position.getValue());
      insert(connection, "another", position.getKey(), position.getValue() + 7);
    }
    connection.commit();
  }

  private static void insert(Connection connection, String group, int partition, long nextOffset) throws SQLException {
    try (var insert = connection
        .prepareStatement("INSERT INTO consumerpipeline_offsets (cluster_id, consumer_group, topic, partition, "
            + "next_offset) VALUES ('c', ?, 'topic', ?, ?)")) {
      insert.setString(1, group);
      insert.setInt(2, partition);
      insert.setLong(3, nextOffset);
      insert.execute();
    }
  }

  private static void insertRows(Connection connection, List<StoredRow> rows) throws SQLException {
    try (var insert = connection
        .prepareStatement("INSERT INTO events (kafka_topic, kafka_partition, kafka_offset, kafka_key, payload) "
            + "VALUES ('topic', ?, ?, ?, ?::jsonb)")) {
      for (int i = 0; i < rows.size(); i++) {
        if (i > 0 && rows.get(i).transaction() != rows.get(i - 1).transaction()) {
          insert.executeBatch();
          connection.commit();
        }
        insert.setInt(1, rows.get(i).partition());
        insert.setLong(2, rows.get(i).offset());
        insert.setBytes(3, rows.get(i).key().getBytes(StandardCharsets.UTF_8));
        insert.setString(4, rows.get(i).payload());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insert(Connection connection, StoredDeadLetter letter) throws SQLException {
    try (var insert = connection
        .prepareStatement("INSERT INTO events_dlq (kafka_topic, kafka_partition, kafka_offset, headers, value, "
            + "reason) VALUES ('topic', ?, ?, jsonb_build_object('" + Place.HEADER + "', ?::text), ?, ?)")) {
      insert.setInt(1, letter.partition());
      insert.setLong(2, letter.offset());
      insert.setString(3, letter.place());
      insert.setBytes(4, letter.value());
      insert.setString(5, letter.reason());
      insert.execute();
    }
  }
}
