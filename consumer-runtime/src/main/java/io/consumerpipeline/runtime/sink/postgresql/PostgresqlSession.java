package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Letters;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.Rows;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import io.consumerpipeline.runtime.sink.SinkTransaction;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.postgresql.jdbc.PgConnection;

/** One connection. Each transaction has a writer of its own. Outside of transactions it commits each statement by itself. */
final class PostgresqlSession implements SinkSession {
  private final PgConnection connection;
  private final SqlText sql;
  private final LetterText letterText;
  private final Rows rows;
  private final Supplier<RowWriter> writers;

  PostgresqlSession(PgConnection connection, SqlText sql, LetterText letterText, Rows rows, Supplier<RowWriter> writers) {
    this.connection = connection;
    this.sql = sql;
    this.letterText = letterText;
    this.rows = rows;
    this.writers = writers;
  }

  @Override
  public Rows rows() {
    return rows;
  }

  @Override
  public SinkTransaction begin() throws SinkException {
    try {
      return new PostgresqlTransaction(connection, sql, writers.get());
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Positions positions() {
    return new PostgresqlPositions(connection, sql);
  }

  @Override
  public Letters letters() {
    return new PostgresqlLetters(connection, letterText);
  }

  @Override
  public void close() {
    Connections.close(connection);
  }
}
