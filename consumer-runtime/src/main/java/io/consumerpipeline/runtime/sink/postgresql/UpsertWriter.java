package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.postgresql.jdbc.PgConnection;

/**
 * Each event replaces the row of its key, each tombstone deletes it. Of a range the last of a key counts, and what came before it is
 * not sent. Keys are sorted: two pipelines that change the same rows would otherwise lock them crosswise.
 *
 * <p>Tombstones go first, which makes no difference to a key, as only one of the two is left of it.
 */
final class UpsertWriter implements RowWriter {
  private static final int CHUNK = 1 << 16;

  private final PgConnection connection;
  private final UpsertSql sql;
  private final CopyRows rows;
  private final RowKeys keys;
  private final BinaryBuffer chunk;
  private int first;
  private int[] sent = new int[0];
  private boolean filled;

  /** The chunk is for bytes on their way, and may be used again by the next writer. */
  UpsertWriter(PgConnection connection, UpsertSql sql, KeyedRows rows, BinaryBuffer chunk) {
    this.connection = connection;
    this.sql = sql;
    this.rows = rows.rows();
    this.keys = rows.keys();
    this.chunk = chunk;
  }

  @Override
  public void write(int from, int to) throws SQLException {
    if (filled) {
      execute(UpsertSql.TRUNCATE);
    }
    filled = true;
    first = from;
    int[] last = keys.lastOfEach(from, to);
    int[] tombstones = some(last, keys::isDeletion);
    if (tombstones.length > 0) {
      send(tombstones, sql.copyTombstones(), this::putKey);
      execute(sql.delete());
    }
    int[] events = tombstones.length == 0 ? last : some(last, row -> !keys.isDeletion(row));
    if (events.length > 0) {
      send(events, sql.copyRows(), this::putRow);
      merge();
    }
  }

  private static int[] some(int[] rows, IntPredicate wanted) {
    return Arrays.stream(rows).filter(wanted).toArray();
  }

  private void send(int[] some, String copy, Form form) throws SQLException {
    sent = some;
    try (var stream = new CopyStream(connection, copy)) {
      chunk.truncate(0);
      for (int row : some) {
        form.put(row);
        if (chunk.size() >= CHUNK) {
          stream.write(chunk.array(), 0, chunk.size());
          chunk.truncate(0);
        }
      }
      stream.write(chunk.array(), 0, chunk.size());
      stream.end();
    }
  }

  private void putRow(int row) {
    chunk.put(rows.bytes(), rows.start(row), rows.start(row + 1));
  }

  private void putKey(int row) {
    keys.encode(rows.bytes(), rows.start(row), chunk);
  }

  private void merge() throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(sql.merge())) {
      prepared.executeUpdate();
    }
  }

  /** Planned anew each time: a plan from when the table was small would read all of it for every tombstone. */
  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @Override
  public int row(int line) {
    return line >= 0 && line < sent.length ? sent[line] - first : -1;
  }

  /** How a row is sent. */
  private interface Form {
    void put(int row);
  }
}
