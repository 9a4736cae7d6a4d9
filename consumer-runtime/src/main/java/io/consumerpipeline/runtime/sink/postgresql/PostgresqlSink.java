package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.event.FieldTree;
import io.consumerpipeline.runtime.sink.PositionReset;
import io.consumerpipeline.runtime.sink.Sink;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;

/** A table of PostgreSQL 14 or newer. Safe for use by several threads. */
public final class PostgresqlSink implements Sink {
  private final Layout layout;
  private final SqlText sql;
  private final Tables tables;
  private final Connections connections;
  private final FieldTree tree;

  /** The tree must know all paths that the columns name. */
  public PostgresqlSink(RuntimeConfig config, FieldTree tree, Timeouts timeouts) {
    RuntimeConfig.Postgresql settings = config.sink().postgresql();
    this.layout = Layout.of(config);
    this.sql = new SqlText(layout);
    this.tables = new Tables(layout, sql, settings.createTables());
    this.connections = new Connections(new ConnectionFiles(Path.of(settings.connectionDirectory())), timeouts,
        "consumerpipeline " + config.namespace() + "/" + config.pipeline());
    this.tree = tree;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public SinkSession open() throws SinkException {
    PgConnection connection = connections.open();
    try {
      tables.prepare(connection);
      return new PostgresqlSession(connection, sql, new CopyRows(encoder(connection)));
    } catch (SQLException e) {
      connection.getQueryExecutor().abort();
      throw SqlStates.onStatement(e);
    } catch (SinkException e) {
      connection.getQueryExecutor().abort();
      throw e;
    }
  }

  @Override
  public PositionReset openReset() throws SinkException {
    PgConnection connection = connections.open();
    try {
      tables.prepareReset(connection);
      return new PostgresqlReset(connection, sql);
    } catch (SQLException e) {
      connection.getQueryExecutor().abort();
      throw SqlStates.onStatement(e);
    } catch (SinkException e) {
      connection.getQueryExecutor().abort();
      throw e;
    }
  }

  private RowEncoder encoder(PgConnection connection) {
    return layout.raw() ? new RawRowEncoder() : new TypedRowEncoder(layout.columns(), tree, new DatabaseConversion(connection));
  }
}
