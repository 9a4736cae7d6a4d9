package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates tables that are missing, and checks that the one that is there takes the rows. */
final class Tables {
  private final Layout layout;
  private final SqlText sql;
  private final boolean create;

  Tables(Layout layout, SqlText sql, boolean create) {
    this.layout = layout;
    this.sql = sql;
    this.create = create;
  }

  /** Afterwards every statement of {@link SqlText} finds what it needs, grants aside. */
  void prepare(Connection connection) throws SQLException, SinkException {
    if (!exists(connection, layout.table()) || !exists(connection, SqlText.OFFSETS)
        || !exists(connection, layout.deadLetterTable())
        || (layout.letters() && !exists(connection, LetterText.TABLE))) {
      createMissing(connection);
    }
    new TableCheck(layout, sql).check(connection);
  }

  /** Afterwards positions can be set by hand. */
  void prepareReset(Connection connection) throws SQLException, SinkException {
    if (exists(connection, SqlText.OFFSETS) && exists(connection, SqlText.RESETS)) {
      return;
    }
    create(connection, () -> {
      ensure(connection, SqlText.OFFSETS, List.of(sql.createOffsets()));
      ensure(connection, SqlText.RESETS, List.of(sql.createResets()));
    });
  }

  private void createMissing(Connection connection) throws SQLException, SinkException {
    create(connection, () -> {
      ensure(connection, layout.table(), List.of(sql.createTable()));
      ensure(connection, SqlText.OFFSETS, List.of(sql.createOffsets()));
      ensure(connection, layout.deadLetterTable(),
          List.of(sql.createDeadLetters(), sql.createDeadLetterIndex(), sql.createOffsetIndex()));
      if (layout.letters()) {
        ensure(connection, LetterText.TABLE, List.of(new LetterText(layout).create()));
      }
    });
  }

  /** All of them or none, one pod after the other. */
  private void create(Connection connection, Creation tables) throws SQLException, SinkException {
    checkSchema(connection);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.LOCK_TABLES);
      tables.run();
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private interface Creation {
    void run() throws SQLException, SinkException;
  }

  private void checkSchema(Connection connection) throws SQLException, SinkException {
    try (PreparedStatement statement = connection.prepareStatement(SqlText.SCHEMA_EXISTS)) {
      statement.setString(1, layout.schema());
      if (!isTrue(statement)) {
        throw new SinkException(new Failure.Setup("MissingSchema", "the schema " + layout.schema()
            + " does not exist: create it with CREATE SCHEMA " + Identifier.quote(layout.schema())
            + ", or correct sink.postgresql.schema"));
      }
    }
  }

  private void ensure(Connection connection, String table, List<String> definition) throws SQLException, SinkException {
    if (exists(connection, table)) {
      return;
    }
    if (!create) {
      throw new SinkException(new Failure.Setup("MissingTable", "the table " + layout.schema() + "." + table
          + " does not exist and sink.postgresql.createTables is false: create it with " + String.join("; ", definition)));
    }
    try (Statement statement = connection.createStatement()) {
      for (String part : definition) {
        statement.execute(part);
      }
    }
  }

  private boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SqlText.EXISTS)) {
      statement.setString(1, layout.schema());
      statement.setString(2, table);
      return isTrue(statement);
    }
  }

  private static boolean isTrue(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      return result.next() && result.getBoolean(1);
    }
  }
}
