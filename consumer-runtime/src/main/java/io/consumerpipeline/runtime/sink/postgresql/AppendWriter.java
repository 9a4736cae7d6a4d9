package io.consumerpipeline.runtime.sink.postgresql;

import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;

/** Every event is a row of its own: COPY into the table itself. */
final class AppendWriter implements RowWriter {
  private final PgConnection connection;
  private final String copy;
  private final CopyRows rows;

  AppendWriter(PgConnection connection, SqlText sql, CopyRows rows) {
    this.connection = connection;
    this.copy = sql.copy();
    this.rows = rows;
  }

  @Override
  public void write(int from, int to) throws SQLException {
    CopyStream.send(connection, copy, rows.bytes(), rows.start(from), rows.start(to));
  }

  @Override
  public int row(int line) {
    return line;
  }
}
