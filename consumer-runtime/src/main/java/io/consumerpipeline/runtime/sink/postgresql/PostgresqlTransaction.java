package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.sink.Advance;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkTransaction;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgConnection;

/** A transaction of one connection, from {@code BEGIN} to {@code COMMIT} or {@code ROLLBACK}. */
final class PostgresqlTransaction implements SinkTransaction {
  private static final int FIRST_CAPACITY = 1 << 12;

  private final PgConnection connection;
  private final SqlText sql;
  private final RowWriter rows;
  private boolean trying;

  PostgresqlTransaction(PgConnection connection, SqlText sql, RowWriter rows) throws SQLException {
    this.connection = connection;
    this.sql = sql;
    this.rows = rows;
    connection.setAutoCommit(false);
  }

  @Override
  public void write(int from, int to) throws SinkException {
    if (from == to) {
      return;
    }
    try {
      rows.write(from, to);
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  /** One savepoint serves all attempts: rolling back to it leaves it in place, so that a failure costs one round trip less. */
  @Override
  public Optional<Failure.Poison> tryWrite(int from, int to) throws SinkException {
    try {
      beginTrying();
      rows.write(from, to);
      execute("RELEASE SAVEPOINT attempt; SAVEPOINT attempt");
      return Optional.empty();
    } catch (SQLException e) {
      SinkException failure = SqlStates.onStatement(e);
      if (failure.failure() instanceof Failure.Poison poison) {
        rollBackToSavepoint();
        return Optional.of(new Failure.Poison(poison.rejection(), rows.row(poison.row())));
      }
      throw failure;
    }
  }

  private void rollBackToSavepoint() throws SinkException {
    try {
      execute("ROLLBACK TO SAVEPOINT attempt");
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  /** A deferred constraint would speak up at COMMIT, when nobody can tell any more which row it means. */
  private void beginTrying() throws SQLException {
    if (!trying) {
      execute("SET CONSTRAINTS ALL IMMEDIATE; SAVEPOINT attempt");
      trying = true;
    }
  }

  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @Override
  public void writeDeadLetters(SourceIdentity source, List<DeadLetter> letters) throws SinkException {
    if (letters.isEmpty()) {
      return;
    }
    CrashPoint.BEFORE_DEAD_LETTERS.hit();
    try {
      long failedAt = transactionMicros();
      var encoded = new BinaryBuffer(FIRST_CAPACITY);
      for (DeadLetter letter : letters) {
        DeadLetterRow.encode(letter, source.consumerGroup(), failedAt, encoded);
      }
      CopyStream.send(connection, sql.copyDeadLetters(), encoded.array(), 0, encoded.size());
      CrashPoint.AFTER_DEAD_LETTERS.hit();
    } catch (SQLException e) {
      throw deadLetterFailure(SqlStates.onStatement(e));
    }
  }

  /** The server's clock, not the pod's: dead letters are counted by age there. */
  private long transactionMicros() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SqlText.TRANSACTION_MICROS);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /** There is no dead letter of a dead letter: a table that refuses them needs somebody's hand. */
  private static SinkException deadLetterFailure(SinkException e) {
    return e.failure() instanceof Failure.Poison poison
        ? new SinkException(new Failure.Setup("DeadLetterTable", "the dead-letter table refuses a row: " + poison.message()
            + ": remove what constrains it beyond the columns it needs"), e)
        : e;
  }

  @Override
  public void advance(SourceIdentity source, List<Advance> advances) throws SinkException {
    Set<Integer> fenced = advances.stream().map(Advance::partition).collect(Collectors.toCollection(TreeSet::new));
    try (PreparedStatement statement = connection.prepareStatement(sql.advance())) {
      statement.setArray(1, connection.createArrayOf("int4", advances.stream().map(Advance::partition).toArray()));
      statement.setArray(2, connection.createArrayOf("int8", advances.stream().map(Advance::ownerEpoch).toArray()));
      statement.setArray(3, connection.createArrayOf("int8", advances.stream().map(Advance::from).toArray()));
      statement.setArray(4, connection.createArrayOf("int8", advances.stream().map(Advance::to).toArray()));
      statement.setArray(5, connection.createArrayOf("int4", advances.stream().map(Advance::leaderEpoch).toArray()));
      statement.setString(6, source.clusterId());
      statement.setString(7, source.consumerGroup());
      statement.setString(8, source.topic());
      try (ResultSet moved = statement.executeQuery()) {
        while (moved.next()) {
          fenced.remove(moved.getInt(1));
        }
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
    if (!fenced.isEmpty()) {
      throw new SinkException(new Failure.Fenced(fenced));
    }
  }

  @Override
  public void commit() throws SinkException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw SqlStates.onCommit(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // A connection that cannot roll back is of no use; the server rolls back when it is gone, and the next use opens a new one.
      connection.getQueryExecutor().abort();
    }
  }
}
