package io.consumerpipeline.runtime.sink.postgresql;

import java.sql.SQLException;

/** Brings rows of a session into the table, within one transaction. */
interface RowWriter {

  /** Writes the rows {@code from} to before {@code to}. */
  void write(int from, int to) throws SQLException;

  /** Which row, counted from the first of the last call, stood at this line of COPY; -1 if there is none. */
  int row(int line);
}
