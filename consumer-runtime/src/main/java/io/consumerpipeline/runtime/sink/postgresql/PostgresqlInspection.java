package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Check;
import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkInspection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** Every question is a transaction of its own that PostgreSQL itself keeps from writing. */
final class PostgresqlInspection implements SinkInspection {
  private final Layout layout;
  private final SqlText sql;
  private final Tables tables;
  private final Connections connections;
  private final int neededConnections;
  private @Nullable PgConnection connection;

  /** The number is how many connections a pod takes. */
  PostgresqlInspection(Layout layout, SqlText sql, Tables tables, Connections connections, int neededConnections) {
    this.layout = layout;
    this.sql = sql;
    this.tables = tables;
    this.connections = connections;
    this.neededConnections = neededConnections;
  }

  @Override
  public List<Check> checks() {
    var needed = new TableInspections(layout, sql, tables);
    var checks = new ArrayList<>(List.of(new Check(DATABASE, List.of(), this::connect),
        new Check("encryption", List.of(DATABASE), this::encryption),
        check("connections", DATABASE, new ConnectionsCheck("connections", connections.applicationName(), neededConnections)),
        check("schema", DATABASE, new SchemaCheck("schema", layout, tables))));
    for (TableInspection table : needed.all()) {
      checks.add(check(table.subject(), "schema", table));
    }
    if (layout.upsert()) {
      checks.add(check("temporary tables", DATABASE, new TemporaryCheck("temporary tables")));
    }
    return checks;
  }

  private Check check(String subject, String needs, Question question) {
    return new Check(subject, List.of(needs), () -> look(subject, question));
  }

  private List<Finding> connect() {
    try {
      PgConnection open = connections.open();
      connection = open;
      open.setReadOnly(true);
      open.setAutoCommit(false);
      return new ServerCheck(DATABASE).judge(open.getMetaData().getDatabaseMajorVersion(), open.getDBVersionNumber(),
          open.getQueryExecutor().getHostSpec() + "/" + open.getCatalog() + " as " + open.getUserName());
    } catch (SinkException e) {
      return Finding.fail(DATABASE, e.failure().message());
    } catch (SQLException e) {
      return Finding.fail(DATABASE, SqlStates.onStatement(e).failure().message());
    }
  }

  private List<Finding> encryption() {
    try {
      return look("encryption", new EncryptionCheck("encryption", connections.encryption().mode()));
    } catch (SinkException e) {
      return Finding.fail("encryption", e.failure().message());
    }
  }

  private List<Finding> look(String subject, Question question) {
    PgConnection open = connection();
    try {
      List<Finding> found = question.ask(open);
      open.rollback();
      return found;
    } catch (SQLException e) {
      Failure failure = SqlStates.onStatement(e).failure();
      rollBack(open);
      return Finding.fail(subject, failure.message());
    }
  }

  private static void rollBack(PgConnection open) {
    try {
      open.rollback();
    } catch (SQLException e) {
      // What comes next says that the connection is lost.
      open.getQueryExecutor().abort();
    }
  }

  @Override
  public Optional<Positions> positions() throws SinkException {
    try {
      return tables.exists(connection(), SqlText.OFFSETS)
          ? Optional.of(new PostgresqlPositions(connection(), sql))
          : Optional.empty();
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Instant clock() throws SinkException {
    try (Statement statement = connection().createStatement(); ResultSet result = statement.executeQuery(InspectionSql.CLOCK)) {
      result.next();
      return result.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  private PgConnection connection() {
    return Objects.requireNonNull(connection, "the database was not reached");
  }

  @Override
  public void close() {
    PgConnection open = connection;
    if (open != null) {
      Connections.close(open);
    }
  }
}
