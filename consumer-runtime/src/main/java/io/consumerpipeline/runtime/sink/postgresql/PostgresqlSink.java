package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.event.FieldSource;
import io.consumerpipeline.runtime.event.FieldTree;
import io.consumerpipeline.runtime.sink.PositionReset;
import io.consumerpipeline.runtime.sink.Sink;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkInspection;
import io.consumerpipeline.runtime.sink.SinkSession;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import io.consumerpipeline.runtime.sink.postgresql.type.TextConversion;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.jdbc.PgConnection;

/** A table of PostgreSQL 14 or newer. Safe for use by several threads. */
public final class PostgresqlSink implements Sink {
  private static final int CHUNK = 1 << 17;

  private final Layout layout;
  private final SqlText sql;
  private final LetterText letterText;
  private final Tables tables;
  private final Connections connections;
  private final FieldTree tree;
  private final int connectionsOfAPod;

  /** The tree must know all paths that the columns name. */
  public PostgresqlSink(RuntimeConfig config, FieldTree tree, Timeouts timeouts) {
    RuntimeConfig.Postgresql settings = config.sink().postgresql();
    this.layout = Layout.of(config);
    this.sql = new SqlText(layout);
    this.letterText = new LetterText(layout);
    this.tables = new Tables(layout, sql, settings.createTables());
    this.connections = new Connections(new ConnectionFiles(Path.of(settings.connectionDirectory())), settings.tls(), timeouts,
        "consumerpipeline " + config.namespace() + "/" + config.pipeline());
    this.tree = tree;
    this.connectionsOfAPod = settings.writers() + (config.delivery().deadLetterTopic().isEmpty() ? 0 : 1);
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public SinkSession open() throws SinkException {
    return prepared(connection -> {
      tables.prepare(connection);
      return layout.upsert() ? upserting(connection) : appending(connection);
    });
  }

  @Override
  public PositionReset openReset() throws SinkException {
    return prepared(connection -> {
      tables.prepareReset(connection);
      return new PostgresqlReset(connection, sql);
    });
  }

  private <T> T prepared(Preparation<T> preparation) throws SinkException {
    PgConnection connection = connections.open();
    try {
      return preparation.of(connection);
    } catch (SQLException e) {
      connection.getQueryExecutor().abort();
      throw SqlStates.onStatement(e);
    } catch (SinkException e) {
      connection.getQueryExecutor().abort();
      throw e;
    }
  }

  /** What a new connection is made into. */
  private interface Preparation<T> {
    T of(PgConnection connection) throws SQLException, SinkException;
  }

  @Override
  public SinkInspection inspect() {
    return new PostgresqlInspection(layout, sql, tables, connections, connectionsOfAPod);
  }

  private SinkSession appending(PgConnection connection) {
    var rows = new CopyRows(encoder(new DatabaseConversion(connection)));
    return new PostgresqlSession(connection, sql, letterText, rows, () -> new AppendWriter(connection, sql, rows));
  }

  private SinkSession upserting(PgConnection connection) throws SQLException {
    var upserts = new UpsertSql(layout);
    try (Statement statement = connection.createStatement()) {
      for (String table : upserts.createTemporaryTables()) {
        statement.execute(table);
      }
    }
    var database = new DatabaseConversion(connection);
    RowEncoder events = encoder(database);
    RowEncoder tombstones = layout.raw() ? events : new TombstoneRowEncoder(layout, database);
    var keys = new RowKeys(layout);
    var rows = new KeyedRows(new CopyRows(new KeyedRowEncoder(layout, events, tombstones, keys)), keys);
    var chunk = new BinaryBuffer(CHUNK);
    return new PostgresqlSession(connection, sql, letterText, rows, () -> new UpsertWriter(connection, upserts, rows, chunk));
  }

  private RowEncoder encoder(TextConversion database) {
    return layout.raw()
        ? new RawRowEncoder()
        : new TypedRowEncoder(layout.columns(), column -> FieldSource.of(column.field(), tree), database);
  }
}
