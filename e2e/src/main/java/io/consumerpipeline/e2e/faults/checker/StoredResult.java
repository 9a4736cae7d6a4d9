package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Ledger;
import io.consumerpipeline.e2e.faults.ledger.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a pipeline with the raw layout, in PostgreSQL.
 *
 * @param schema as SQL writes it, as are the tables' names
 */
public record StoredResult(String schema, String table, String deadLetterTable, String consumerGroup, String topic) {
  private static final int FETCH_SIZE = 5_000;
  /** Of dead letters, which may be large. */
  private static final int FETCH_SIZE_DEAD_LETTERS = 50;
  /** A row of another topic, or of none, has no place in this one. */
  private static final String PLACE = "CASE WHEN kafka_topic = ? THEN coalesce(kafka_partition, -1) ELSE -1 END, "
      + "coalesce(kafka_offset, -1)";

  /** The dead-letter table by its default name. */
  public StoredResult(String schema, String table, String consumerGroup, String topic) {
    this(schema, table, table + "_dlq", consumerGroup, topic);
  }

  /**
   * Reads all of it once and judges it. The connection must have auto-commit off, or the driver would keep all rows in memory; with
   * {@code REPEATABLE READ} the three tables are read as they were at one moment, so the rules on positions hold while the pipeline runs.
   */
  public Verdict check(Ledger ledger, Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalArgumentException("the connection commits by itself; call setAutoCommit(false) so that rows are streamed");
    }
    var checker = new Checker(ledger, positions(connection));
    rows(connection, checker);
    deadLetters(connection, checker);
    return checker.verdict();
  }

  private Map<Integer, Long> positions(Connection connection) throws SQLException {
    var positions = new HashMap<Integer, Long>();
    read(connection,
        "SELECT partition, next_offset FROM " + schema + ".consumerpipeline_offsets WHERE topic = ? AND consumer_group = ?",
        FETCH_SIZE, List.of(topic, consumerGroup), row -> positions.put(row.getInt(1), row.getLong(2)));
    return positions;
  }

  private void rows(Connection connection, Checker checker) throws SQLException {
    read(connection, "SELECT " + PLACE + ", kafka_key, payload::text, xmin::text::bigint FROM " + schema + "." + table,
        FETCH_SIZE, List.of(topic),
        row -> checker
            .row(new StoredRow(row.getInt(1), row.getLong(2), text(row.getBytes(3)), row.getString(4), (int) row.getLong(5))));
  }

  private void deadLetters(Connection connection, Checker checker) throws SQLException {
    read(connection, "SELECT " + PLACE + ", headers ->> ?, value, reason FROM " + schema + "." + deadLetterTable,
        FETCH_SIZE_DEAD_LETTERS, List.of(topic, Place.HEADER),
        row -> checker.deadLetter(new StoredDeadLetter(row.getInt(1), row.getLong(2), row.getString(3),
            row.getBytes(4), row.getString(5))));
  }

  private static void read(Connection connection, String sql, int fetchSize, List<String> parameters, RowTaker taker)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      statement.setFetchSize(fetchSize);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }
}
