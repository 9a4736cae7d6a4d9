package io.consumerpipeline.e2e.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server, through the driver that the pipeline uses. */
class SwallowedCommitTest {
  private static EmbeddedPostgres postgres;
  private FaultProxy proxy;

  @BeforeAll
  static void startServer() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void start() throws IOException, SQLException {
    proxy = new FaultProxy(0, new InetSocketAddress(InetAddress.getLoopbackAddress(), postgres.getPort()), Protocol.POSTGRESQL,
        1);
    try (Connection direct = direct(); var statement = direct.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  private static Connection direct() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  private Connection proxied(String options) throws SQLException {
    var connection = DriverManager
        .getConnection("jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?user=postgres&" + options);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void insert(Connection connection, int number) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
      insert.setInt(1, number);
      insert.execute();
    }
  }

  private static long rows() throws SQLException {
    try (Connection direct = direct();
        var statement = direct.createStatement();
        var count = statement.executeQuery("SELECT count(*) FROM t")) {
      count.next();
      return count.getLong(1);
    }
  }

  /** Extended protocol with the driver's named statements, without them, simple protocol; with and without an offer of encryption. */
  @ParameterizedTest
  @ValueSource(strings = {"sslmode=disable", "sslmode=prefer", "sslmode=disable&prepareThreshold=0",
      "sslmode=disable&prepareThreshold=1",
      "sslmode=disable&preferQueryMode=simple", "sslmode=disable&preferQueryMode=extendedForPrepared"})
  void clientSeesABrokenConnectionAndOthersTheRowWhenTheAnswerIsSwallowed(String options) throws SQLException {
    try (Connection connection = proxied(options)) {
      insert(connection, 1);
      proxy.set(new Fault.SwallowCommitAnswer(1));

      assertThatThrownBy(connection::commit)
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));

      assertThat(rows()).isEqualTo(1);
      assertThat(proxy.fired().get(Fault.Kind.SWALLOW_COMMIT_ANSWER)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslmode=disable", "sslmode=disable&prepareThreshold=1", "sslmode=disable&preferQueryMode=simple"})
  void clientSeesABrokenConnectionAndOthersNoRowWhenTheCommitIsLost(String options) throws SQLException {
    try (Connection connection = proxied(options)) {
      insert(connection, 1);
      proxy.set(new Fault.LoseCommit(1));

      assertThatThrownBy(connection::commit)
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));

      assertThat(rows()).isZero();
      assertThat(proxy.fired().get(Fault.Kind.LOSE_COMMIT)).isEqualTo(1);
    }
  }

  /** Only the first COMMIT of a connection shows its text. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void oneOfSoManyCommitsIsTakenHoweverOftenTheConnectionCommitted(int oneIn) throws SQLException {
    proxy.set(new Fault.SwallowCommitAnswer(oneIn));
    try (Connection connection = proxied("sslmode=disable")) {
      for (int number = 1; number < oneIn; number++) {
        insert(connection, number);
        connection.commit();
      }
      insert(connection, oneIn);

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

      assertThat(rows()).isEqualTo(oneIn);
    }
  }

  @Test
  void copyIsCommittedWhenTheAnswerIsSwallowed() throws SQLException, IOException {
    var lines = new StringBuilder();
    for (int number = 0; number < 200_000; number++) {
      lines.append(number).append('\n');
    }
    try (Connection connection = proxied("sslmode=disable")) {
      proxy.set(new Fault.SwallowCommitAnswer(1));
      connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI().copyIn("COPY t FROM STDIN",
          new java.io.StringReader(lines.toString()));

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

      assertThat(rows()).isEqualTo(200_000);
    }
  }

  @Test
  void answerIsPassedOnWhenTheCommitFails() throws SQLException {
    proxy.set(new Fault.SwallowCommitAnswer(1));
    try (Connection connection = proxied("sslmode=disable")) {
      insert(connection, 1);
      insert(connection, 1);

      assertThatThrownBy(connection::commit)
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));

      assertThat(rows()).isZero();
      assertThat(proxy.fired().get(Fault.Kind.SWALLOW_COMMIT_ANSWER)).isZero();
    }
  }

  @Test
  void otherStatementsPassWhenOnlyCommitsAreTaken() throws SQLException {
    proxy.set(new Fault.SwallowCommitAnswer(1));
    try (Connection connection = proxied("sslmode=disable"); var statement = connection.createStatement()) {
      insert(connection, 1);
      connection.rollback();
      statement.execute("SELECT 'commit' AS commit");
      connection.rollback();

      assertThat(rows()).isZero();
      assertThat(proxy.fired().get(Fault.Kind.SWALLOW_COMMIT_ANSWER)).isZero();
    }
  }
}
