package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** A table, and the statements that create it. */
  record Definition(String table, List<String> statements) {}

  /** Afterwards every statement of {@link SqlText} finds what it needs, grants aside. */
  void prepare(Connection connection) throws SQLException, SinkException {
    List<Definition> needed = needed();
    for (Definition table : needed) {
      if (!exists(connection, table.table())) {
        create(connection, needed);
        break;
      }
    }
    new TableCheck(layout, sql).check(connection);
  }

  private List<Definition> needed() {
    var needed = new ArrayList<>(List.of(rows(), offsets(), deadLetters()));
    if (layout.letters()) {
      needed.add(letters());
    }
    return needed;
  }

  Definition rows() {
    return new Definition(layout.table(), List.of(sql.createTable()));
  }

  Definition offsets() {
    return new Definition(SqlText.OFFSETS, List.of(sql.createOffsets()));
  }

  Definition deadLetters() {
    return new Definition(layout.deadLetterTable(),
        List.of(sql.createDeadLetters(), sql.createDeadLetterIndex(), sql.createOffsetIndex()));
  }

  Definition letters() {
    return new Definition(LetterText.TABLE, List.of(new LetterText(layout).create()));
  }

  /** Afterwards positions can be set by hand. */
  void prepareReset(Connection connection) throws SQLException, SinkException {
    if (exists(connection, SqlText.OFFSETS) && exists(connection, SqlText.RESETS)) {
      return;
    }
    create(connection, List.of(offsets(), new Definition(SqlText.RESETS, List.of(sql.createResets()))));
  }

  /** All of them or none, one pod after the other. */
  private void create(Connection connection, List<Definition> tables) throws SQLException, SinkException {
    Optional<Failure.Setup> missing = missingSchema(connection);
    if (missing.isPresent()) {
      throw new SinkException(missing.get());
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.LOCK_TABLES);
      for (Definition table : tables) {
        ensure(connection, table);
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Why nothing can be created, unless the schema is there. */
  Optional<Failure.Setup> missingSchema(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SqlText.SCHEMA_EXISTS)) {
      statement.setString(1, layout.schema());
      return isTrue(statement)
          ? Optional.empty()
          : Optional.of(new Failure.Setup("MissingSchema", "the schema " + layout.schema()
              + " does not exist: create it with CREATE SCHEMA " + Identifier.quote(layout.schema())
              + ", or correct sink.postgresql.schema"));
    }
  }

  /** What a pipeline says to which a table is missing that it may not create. */
  Failure.Setup missing(Definition table) {
    return new Failure.Setup("MissingTable", "the table " + layout.schema() + "." + table.table()
        + " does not exist and sink.postgresql.createTables is false: create it with " + String.join("; ", table.statements()));
  }

  private void ensure(Connection connection, Definition table) throws SQLException, SinkException {
    if (exists(connection, table.table())) {
      return;
    }
    if (!create) {
      throw new SinkException(missing(table));
    }
    try (Statement statement = connection.createStatement()) {
      for (String part : table.statements()) {
        statement.execute(part);
      }
    }
  }

  boolean create() {
    return create;
  }

  boolean exists(Connection connection, String table) throws SQLException {
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
