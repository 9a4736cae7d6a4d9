package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.Failure.Setup;
import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Logins that fail because client and server do not agree about encryption. To the driver they are lost connections, for which one
 * would wait; but somebody has to change something.
 */
final class TlsFailure {
  private static final String NOT_OFFERED = "08004";
  /** The driver has no type for it; its texts are English, as the image has no other language. */
  private static final String OTHER_HOST = "could not be verified by hostnameverifier";
  private static final String WHERE = "sink.postgresql.tls.caSecretRef (or sslrootcert of the connection Secret)";

  private TlsFailure() {}

  static Optional<Setup> of(SQLException e, ConnectionSettings settings) {
    String text = settings.address() + ": " + e.getMessage();
    if (NOT_OFFERED.equals(e.getSQLState()) && text.contains("SSL")) {
      return Optional
          .of(new Setup("TlsNotOffered", text + ": turn ssl on in the server, or write Disable in sink.postgresql.tls.mode "
              + "if clear text is good enough"));
    }
    if (text.contains(OTHER_HOST)) {
      return Optional.of(new Setup("CertificateRefused", text + ": write a host into the connection Secret that the server's "
          + "certificate names, or give the server a certificate that names this one"));
    }
    if (causes(e).anyMatch(FileNotFoundException.class::isInstance)) {
      return Optional.of(new Setup("UnreadableSecret", text + ": put the certificate authority's PEM where " + WHERE + " says"));
    }
    return causes(e).filter(GeneralSecurityException.class::isInstance).reduce((first, second) -> second)
        .map(last -> new Setup("CertificateRefused", settings.address() + ": the server's certificate cannot be verified: "
            + last.getMessage() + ": put the authority that has signed it where " + WHERE
            + " says; it is read again at the next attempt"));
  }

  private static Stream<Throwable> causes(SQLException e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
  }
}
