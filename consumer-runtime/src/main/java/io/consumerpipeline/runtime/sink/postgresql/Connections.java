package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.sink.SinkException;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/** Opens connections whose session is as we need it. */
final class Connections {
  private final ConnectionFiles files;
  private final RuntimeConfig.Tls tls;
  private final Timeouts timeouts;
  private final String applicationName;

  Connections(ConnectionFiles files, RuntimeConfig.Tls tls, Timeouts timeouts, String applicationName) {
    this.files = files;
    this.tls = tls;
    this.timeouts = timeouts;
    this.applicationName = applicationName;
  }

  /** A new connection, from what the files say now. */
  PgConnection open() throws SinkException {
    ConnectionSettings settings = files.read();
    try {
      PgConnection connection = source(settings).getConnection().unwrap(PgConnection.class);
      initialise(connection);
      return connection;
    } catch (SQLException e) {
      throw TlsFailure.of(e, settings).map(setup -> new SinkException(setup, e))
          .orElseGet(() -> SqlStates.onConnect(e, settings));
    }
  }

  /** How the next connection is encrypted, from what the files say now. */
  Encryption encryption() throws SinkException {
    return Encryption.of(tls, files.read());
  }

  /** By which the server knows them. */
  String applicationName() {
    return applicationName;
  }

  private PGSimpleDataSource source(ConnectionSettings settings) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[]{settings.host()});
    source.setPortNumbers(new int[]{settings.port()});
    source.setDatabaseName(settings.database());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    Encryption.of(tls, settings).applyTo(source);
    source.setApplicationName(applicationName);
    source.setTargetServerType("primary");
    source.setConnectTimeout(timeouts.connectSeconds());
    source.setLoginTimeout(2 * timeouts.connectSeconds());
    source.setSocketTimeout(timeouts.socketSeconds());
    source.setTcpKeepAlive(true);
    // The server's DETAIL prints the row.
    source.setLogServerErrorDetail(false);
    return source;
  }

  /**
   * As statements, because connection poolers refuse the start-up parameter {@code options}. Nothing here runs so long that compiling it
   * (jit) would pay.
   */
  private void initialise(PgConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement
          .execute(
              "SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, MDY'; SET IntervalStyle = 'postgres'; SET jit = off; SET statement_timeout = '"
                  + timeouts.statementSeconds() + "s'; SET lock_timeout = '" + timeouts.lockSeconds()
                  + "s'; SET idle_in_transaction_session_timeout = '" + timeouts.idleInTransactionSeconds() + "s'");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Never fails: what does not reach the server is told by the closed socket. */
  static void close(PgConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      connection.getQueryExecutor().abort();
    }
  }
}
