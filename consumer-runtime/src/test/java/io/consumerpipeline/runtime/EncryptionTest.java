package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.TlsMode;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that encrypts, with a certificate for {@code localhost}. */
@ExtendWith(Servers.class)
class EncryptionTest {
  private static final String ENCRYPTED = "SELECT bool_and(ssl), count(*) > 0 FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) "
      + "WHERE application_name LIKE 'consumerpipeline%'";
  private static Certificate certificate;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    certificate = Certificate.of("localhost");
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("ssl", "on")
        .setServerConfig("ssl_cert_file", certificate.file().toString())
        .setServerConfig("ssl_key_file", certificate.key().toString())
        .start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"VerifyFull, localhost", "VerifyCA, 127.0.0.1", "Require, 127.0.0.1", "BySecret, 127.0.0.1"})
  void rowsGoThroughAnEncryptedConnection(TlsMode mode, String host) throws Exception {
    try (var scenario = scenario(host).tls(mode, mode.name().startsWith("Verify") ? certificate.file().toString() : "")) {
      // Given
      scenario.sendNumbers(0, 10, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      Scenario.await(10L, () -> running.ingest.status().events().ok());
      assertThat(query(ENCRYPTED)).isEqualTo("t|t");
    }
  }

  @Test
  void anAuthorityInTheSecretIsEnoughToHaveTheServerVerified() throws Exception {
    try (var scenario = scenario("127.0.0.1")) {
      // Given
      scenario.secret("sslrootcert", Files.readString(certificate.file()));
      scenario.sendNumbers(0, 10, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo("CertificateRefused");
      assertThat(misconfigured(running).message()).contains("127.0.0.1").contains("write a host into the connection Secret");

      // When
      scenario.secret("host", "localhost");

      // Then
      Scenario.await(10L, () -> running.ingest.status().events().ok());
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefusedUntilTheRightOneIsThere() throws Exception {
    Path authority = Files.createTempFile("authority", ".crt");
    Files.copy(Certificate.of("localhost").file(), authority, StandardCopyOption.REPLACE_EXISTING);
    try (var scenario = scenario("localhost").tls(TlsMode.VerifyFull, authority.toString())) {
      // Given
      scenario.sendNumbers(0, 10, 1);

      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo("CertificateRefused");
      assertThat(misconfigured(running).message()).contains("cannot be verified").contains("sink.postgresql.tls.caSecretRef");
      assertThat(running.ingest.status().partitions().getFirst().deadLettersLastHour()).isZero();

      // When
      Files.copy(certificate.file(), authority, StandardCopyOption.REPLACE_EXISTING);

      // Then
      Scenario.await(10L, () -> running.ingest.status().events().ok());
    }
  }

  @ParameterizedTest
  @CsvSource({"verify-full, CertificateRefused", "verify-whole, InvalidSecretKey"})
  void theWordOfTheSecretHoldsWhereThePipelineSaysNothing(String sslmode, String reason) throws Exception {
    try (var scenario = scenario("localhost")) {
      // Given
      scenario.secret("sslmode", sslmode);

      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo(reason);
    }
  }

  @Test
  void aMissingFileOfAuthoritiesIsNamed() throws Exception {
    try (var scenario = scenario("localhost").tls(TlsMode.VerifyFull, "/nowhere/ca.crt")) {
      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo("UnreadableSecret");
      assertThat(misconfigured(running).message()).contains("/nowhere/ca.crt");
    }
  }

  @ParameterizedTest
  @CsvSource({"Require", "VerifyCA", "VerifyFull"})
  void aServerThatDoesNotEncryptIsRefused(TlsMode mode) throws Exception {
    try (var scenario = new Scenario().topic(1).tls(mode, certificate.file().toString())) {
      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo("TlsNotOffered");
      assertThat(scenario.query("SELECT to_regclass('@.events') IS NULL")).isEqualTo("t");
    }
  }

  @Test
  void aServerThatRefusesClearTextIsSaidToDoSo() throws Exception {
    EmbeddedPostgres strict = EmbeddedPostgres.builder().setDataDirectory(Files.createTempDirectory("strict"))
        .setServerConfig("ssl", "on").setServerConfig("ssl_cert_file", certificate.file().toString())
        .setServerConfig("ssl_key_file", certificate.key().toString()).start();
    try (var scenario = new Scenario().topic(1).tls(TlsMode.Disable, "")) {
      // Given
      scenario.secret("port", Integer.toString(strict.getPort()));
      try (var connection = strict.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
        statement.execute("COPY (SELECT 'hostssl all all all trust') TO '" + dataDirectory(strict) + "/pg_hba.conf'");
        statement.execute("SELECT pg_reload_conf()");
      }

      // When
      Scenario.Running running = scenario.start();

      // Then
      assertThat(misconfigured(running).reason()).isEqualTo("LoginRefused");
      assertThat(misconfigured(running).message()).contains("no encryption");
    } finally {
      strict.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"VerifyFull, localhost, ok, certificate and host are verified", "VerifyCA, 127.0.0.1, ok, the host is not",
      "Require, 127.0.0.1, ok, nobody verifies", "BySecret, 127.0.0.1, warn, but only because the server offers it",
      "Disable, localhost, ok, clear text"})
  void doctorSaysHowMuchIsProved(TlsMode mode, String host, String verdict, String says) throws Exception {
    try (var scenario = scenario(host).tls(mode, mode.name().startsWith("Verify") ? certificate.file().toString() : "")) {
      Diagnosis said = Diagnosis.of(scenario);

      assertThat(said.of("encryption")).startsWith(verdict + " encryption").contains(says);
      assertThat(said.code()).isZero();
    }
  }

  @Test
  void doctorSaysWhyACertificateIsRefused() throws Exception {
    try (var scenario = scenario("127.0.0.1").tls(TlsMode.VerifyFull, certificate.file().toString())) {
      Diagnosis said = Diagnosis.of(scenario);

      assertThat(said.of("database")).startsWith("fail database 127.0.0.1:").contains("write a host into the connection Secret");
      assertThat(said.of("encryption")).isEqualTo("skip encryption needs database");
      assertThat(said.code()).isEqualTo(1);
    }
  }

  private static String dataDirectory(EmbeddedPostgres postgres) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var result = connection.createStatement().executeQuery("SHOW data_directory")) {
      result.next();
      return result.getString(1);
    }
  }

  private static Scenario scenario(String host) throws Exception {
    var scenario = new Scenario().topic(1);
    scenario.secret("host", host);
    scenario.secret("port", Integer.toString(server.getPort()));
    try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + scenario.schema);
    }
    return scenario;
  }

  private static String query(String query) throws Exception {
    try (var connection = server.getPostgresDatabase().getConnection();
        var result = connection.createStatement().executeQuery(query)) {
      result.next();
      return result.getString(1) + "|" + result.getString(2);
    }
  }

  private static Connection misconfigured(Scenario.Running running) throws Exception {
    Scenario.await(ConnectionState.Misconfigured, () -> running.ingest.status().sink().state());
    return running.ingest.status().sink();
  }
}
