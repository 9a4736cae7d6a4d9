package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.fault.CrashPoint;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/** Rows on their way into a table by binary COPY. Closing without {@link #end} takes them back. Single-threaded. */
final class CopyStream implements AutoCloseable {
  private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};
  private static final int CHUNK = 1 << 16;

  private final CopyIn copy;

  CopyStream(PgConnection connection, String statement) throws SQLException {
    copy = connection.getCopyAPI().copyIn(statement);
    copy.writeToCopy(HEADER, 0, HEADER.length);
  }

  /** Sends the rows that stand from one byte to before another, and nothing else. */
  static void send(PgConnection connection, String statement, byte[] rows, int from, int to) throws SQLException {
    try (var stream = new CopyStream(connection, statement)) {
      stream.write(rows, from, to);
      stream.end();
    }
  }

  void write(byte[] rows, int from, int to) throws SQLException {
    for (int at = from; at < to; at += CHUNK) {
      copy.writeToCopy(rows, at, Math.min(CHUNK, to - at));
      CrashPoint.MID_COPY.hit();
    }
  }

  void end() throws SQLException {
    copy.writeToCopy(TRAILER, 0, TRAILER.length);
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
