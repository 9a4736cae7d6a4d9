package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.jdbc.PgConnection;

/** The table of positions; each statement commits by itself. */
final class PostgresqlPositions implements Positions {
  private final PgConnection connection;
  private final SqlText sql;

  PostgresqlPositions(PgConnection connection, SqlText sql) {
    this.connection = connection;
    this.sql = sql;
  }

  @Override
  public Map<Integer, StoredPosition> of(SourceIdentity source) throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.positions())) {
      bind(statement, 1, source);
      return positions(statement);
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Optional<String> otherCluster(SourceIdentity source) throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.otherCluster())) {
      bind(statement, 1, source);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public void start(SourceIdentity source, Map<Integer, Long> offsets) throws SinkException {
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql.start())) {
        for (var offset : offsets.entrySet()) {
          bind(statement, 1, source);
          statement.setInt(4, offset.getKey());
          statement.setObject(5, source.topicId());
          statement.setLong(6, offset.getValue());
          statement.addBatch();
        }
        statement.executeBatch();
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Optional<StoredPosition> claim(SourceIdentity source, int partition, String owner) throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.claim())) {
      statement.setString(1, owner);
      statement.setObject(2, source.topicId());
      bind(statement, 3, source);
      statement.setInt(6, partition);
      return Optional.ofNullable(positions(statement).get(partition));
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Optional<StoredPosition> move(SourceIdentity source, int partition, StoredPosition seen, long nextOffset, String owner)
      throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.move())) {
      statement.setLong(1, nextOffset);
      statement.setString(2, owner);
      statement.setObject(3, source.topicId());
      bind(statement, 4, source);
      statement.setInt(7, partition);
      statement.setLong(8, seen.ownerEpoch());
      statement.setLong(9, seen.nextOffset());
      return Optional.ofNullable(positions(statement).get(partition));
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Map<Integer, StoredPosition> settled(SourceIdentity source, Collection<Integer> partitions) throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.settledPositions())) {
      bind(statement, 1, source);
      statement.setArray(4, connection.createArrayOf("int4", partitions.toArray()));
      return positions(statement);
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  static void bind(PreparedStatement statement, int first, SourceIdentity source) throws SQLException {
    statement.setString(first, source.clusterId());
    statement.setString(first + 1, source.consumerGroup());
    statement.setString(first + 2, source.topic());
  }

  private static Map<Integer, StoredPosition> positions(PreparedStatement statement) throws SQLException {
    var positions = new HashMap<Integer, StoredPosition>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        positions.put(result.getInt(1),
            new StoredPosition(result.getLong(2), result.getObject(3, Integer.class), result.getLong(4),
                result.getObject(5, UUID.class)));
      }
    }
    return positions;
  }
}
