package io.consumerpipeline.e2e.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The positions that the runtime commits with its rows, read from outside. For one thread. */
final class Positions implements AutoCloseable {
  static final String TABLE = "consumerpipeline_offsets";
  private static final String UNDEFINED_TABLE = "42P01";

  private final PreparedStatement query;
  private final int partitions;

  Positions(Connection connection, String group, int partitions) throws SQLException {
    this.query = connection.prepareStatement("SELECT partition, next_offset FROM " + TABLE + " WHERE consumer_group = ?");
    this.query.setString(1, group);
    this.partitions = partitions;
  }

  /** The next offset of each partition; -1 where there is no row yet. */
  List<Long> read() throws SQLException {
    var next = new ArrayList<>(Collections.nCopies(partitions, -1L));
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        next.set(rows.getInt(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw e;
      }
    }
    return next;
  }

  /** How many records are committed, in a topic whose offsets have no gaps. */
  long committed() throws SQLException {
    return read().stream().mapToLong(next -> Math.max(0, next)).sum();
  }

  @Override
  public void close() throws SQLException {
    query.close();
  }
}
