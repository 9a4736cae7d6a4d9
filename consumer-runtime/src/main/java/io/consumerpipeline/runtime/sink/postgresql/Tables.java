package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates tables that are missing, and checks that the one that is there takes the rows. */
final class Tables {
  /** Types that read the same bytes as {@code text}. */
  private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "citext", "name");
  private static final String ENUM = "e";

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
        || !exists(connection, layout.deadLetterTable())) {
      createMissing(connection);
    }
    check(connection);
  }

  /** Afterwards positions can be set by hand. */
  void prepareReset(Connection connection) throws SQLException, SinkException {
    if (exists(connection, SqlText.OFFSETS) && exists(connection, SqlText.RESETS)) {
      return;
    }
    checkSchema(connection);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.LOCK_TABLES);
      ensure(connection, SqlText.OFFSETS, List.of(sql.createOffsets()));
      ensure(connection, SqlText.RESETS, List.of(sql.createResets()));
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void createMissing(Connection connection) throws SQLException, SinkException {
    checkSchema(connection);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.LOCK_TABLES);
      ensure(connection, layout.table(), List.of(sql.createTable()));
      ensure(connection, SqlText.OFFSETS, List.of(sql.createOffsets()));
      ensure(connection, layout.deadLetterTable(), List.of(sql.createDeadLetters(), sql.createDeadLetterIndex()));
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
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

  /** Binary values are not converted on the way: 8 bytes for an {@code integer} column would be refused for every single row. */
  private void check(Connection connection) throws SQLException, SinkException {
    Map<String, Found> found = columns(connection);
    for (Layout.Column column : layout.columns()) {
      Found actual = found.get(column.name());
      if (actual == null) {
        throw new SinkException(new Failure.Setup("MissingColumn", "the table " + layout.schema() + "." + layout.table()
            + " has no column " + column.name() + ": add it with " + sql.addColumn(column) + ", or remove it from the pipeline"));
      }
      if (!takes(actual, column.type())) {
        throw new SinkException(new Failure.Setup("ColumnTypeMismatch", "the column " + column.name() + " of the table "
            + layout.schema() + "." + layout.table() + " is of type " + actual.type() + ", the pipeline says "
            + column.type().written()
            + ": write the column's own type in the pipeline, or change the column with ALTER TABLE "
            + layout.qualified(layout.table())
            + " ALTER COLUMN " + Identifier.quote(column.name()) + " TYPE " + column.type().written()));
      }
    }
  }

  private static boolean takes(Found actual, ColumnType wanted) {
    return actual.type().equals(wanted.name())
        || (TEXTS.contains(wanted.name()) && (TEXTS.contains(actual.type()) || actual.kind().equals(ENUM)));
  }

  private Map<String, Found> columns(Connection connection) throws SQLException {
    var columns = new HashMap<String, Found>();
    try (PreparedStatement statement = connection.prepareStatement(SqlText.COLUMNS)) {
      statement.setString(1, layout.qualified(layout.table()));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          columns.put(result.getString(1), new Found(result.getString(2), result.getString(3)));
        }
      }
    }
    return columns;
  }

  /** A column as it is; the kind is that of {@code pg_type.typtype}. */
  private record Found(String type, String kind) {}
}
