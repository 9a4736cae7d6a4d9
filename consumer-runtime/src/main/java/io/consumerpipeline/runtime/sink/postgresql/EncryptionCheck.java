package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Whether the connection is encrypted as it should be. The server says so, which is the pooler's side of it where there is one.
 *
 * @param mode as sslmode is written
 */
record EncryptionCheck(String subject, String mode) implements Question {

  @Override
  public List<Finding> ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(InspectionSql.ENCRYPTION)) {
      return result.next() && result.getBoolean(1) ? encrypted(result.getString(2) + " " + result.getString(3)) : clear();
    }
  }

  private List<Finding> encrypted(String how) {
    return switch (mode) {
      case "verify-full" -> Finding.ok(subject, how + ", certificate and host are verified");
      case "verify-ca" -> Finding.ok(subject, how + ", the certificate is verified, the host is not");
      case "require" -> Finding.ok(subject, how + ", nobody verifies whose certificate it is (require)");
      default -> Finding.warn(subject, how + ", but only because the server offers it (sslmode " + mode + ")",
          "name the authority of its certificate in sink.postgresql.tls.caSecretRef, with mode VerifyFull");
    };
  }

  List<Finding> clear() {
    return switch (mode) {
      case "disable" -> Finding.ok(subject, "clear text, as asked for (disable)");
      case "allow", "prefer" -> Finding.warn(subject, "clear text, because the server does not offer TLS (sslmode " + mode + ")",
          "turn it on with ALTER SYSTEM SET ssl = on and a certificate, or write Disable in sink.postgresql.tls.mode");
      default -> Finding.warn(subject, "the server gets clear text although sslmode is " + mode,
          "a pooler in between encrypts only our side of it: have it encrypt the other one too");
    };
  }
}
