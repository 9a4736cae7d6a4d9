package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.PositionReset;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;

/** Setting positions; what was done stands in a table of its own, written in the same transaction. */
final class PostgresqlReset implements PositionReset {
  private final PgConnection connection;
  private final SqlText sql;

  PostgresqlReset(PgConnection connection, SqlText sql) {
    this.connection = connection;
    this.sql = sql;
  }

  @Override
  public Positions positions() {
    return new PostgresqlPositions(connection, sql);
  }

  @Override
  public Optional<String> done(SourceIdentity source, String nonce) throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.reset())) {
      PostgresqlPositions.bind(statement, 1, source);
      statement.setString(4, nonce);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public boolean set(SourceIdentity source, String nonce, Map<Integer, Long> offsets, String said) throws SinkException {
    try {
      connection.setAutoCommit(false);
      try {
        if (!nonce.isEmpty() && !remember(source, nonce, said)) {
          return false;
        }
        disownAll(source);
        setAll(source, offsets);
        commit();
        return true;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  private boolean remember(SourceIdentity source, String nonce, String said) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.rememberReset())) {
      PostgresqlPositions.bind(statement, 1, source);
      statement.setString(4, nonce);
      statement.setString(5, said);
      return statement.executeUpdate() == 1;
    }
  }

  private void disownAll(SourceIdentity source) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.disownAll())) {
      PostgresqlPositions.bind(statement, 1, source);
      statement.executeUpdate();
    }
  }

  private void setAll(SourceIdentity source, Map<Integer, Long> offsets) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.set())) {
      for (var offset : offsets.entrySet()) {
        PostgresqlPositions.bind(statement, 1, source);
        statement.setInt(4, offset.getKey());
        statement.setObject(5, source.topicId());
        statement.setLong(6, offset.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void commit() throws SinkException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw SqlStates.onCommit(e);
    }
  }

  @Override
  public void close() {
    Connections.close(connection);
  }
}
