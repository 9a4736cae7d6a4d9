package io.consumerpipeline.runtime.sink.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.consumerpipeline.contract.RuntimeConfig.Tls;
import io.consumerpipeline.contract.RuntimeConfig.TlsMode;
import io.consumerpipeline.runtime.Servers;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.jdbc.PgConnection;

/** Nothing is waited for without an end, and nothing is written where it cannot last. */
@ExtendWith(Servers.class)
class ConnectionsTest {

  @Test
  void everyWaitHasAnEnd() throws Exception {
    try (PgConnection connection = connections(Servers.postgres().getPort(), "postgres", Timeouts.standard()).open();
        Statement statement = connection.createStatement()) {
      for (var setting : Map.of("statement_timeout", "1min", "lock_timeout", "10s", "idle_in_transaction_session_timeout", "30s",
          "TimeZone", "UTC", "DateStyle", "ISO, MDY", "IntervalStyle", "postgres").entrySet()) {
        try (ResultSet result = statement.executeQuery("SHOW " + setting.getKey())) {
          result.next();
          assertThat(result.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
        }
      }
      assertThat(connection.getNetworkTimeout()).isEqualTo(75_000);
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsAnOutage() throws Exception {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var began = Instant.now();

      var failure = catchThrowableOfType(SinkException.class,
          () -> connections(silent.getLocalPort(), "postgres", new Timeouts(1, 1, 1, 1, 1)).open());

      assertThat(failure.failure()).isInstanceOf(Failure.Outage.class);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aStandbyIsAnOutageUntilItIsPromoted() throws Exception {
    // Given: all that the driver can tell of a standby is that it is read-only.
    execute("CREATE ROLE standby LOGIN SUPERUSER");
    execute("ALTER ROLE standby SET default_transaction_read_only = on");
    var connections = connections(Servers.postgres().getPort(), "standby", Timeouts.standard());

    // When
    var failure = catchThrowableOfType(SinkException.class, connections::open);

    // Then
    assertThat(failure.failure()).isInstanceOf(Failure.Outage.class);
    assertThat(failure.failure().message()).contains("primary");

    // When
    execute("ALTER ROLE standby RESET default_transaction_read_only");

    // Then
    connections.open().close();
  }

  private static void execute(String sql) throws Exception {
    try (var connection = Servers.postgres().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connections connections(int port, String user, Timeouts timeouts) throws Exception {
    Path directory = Files.createTempDirectory("connection");
    for (var file : Map.of("host", "localhost", "port", Integer.toString(port), "dbname", "postgres", "user", user, "password",
        "postgres").entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return new Connections(new ConnectionFiles(directory), new Tls(TlsMode.BySecret, ""), timeouts, "test");
  }
}
