package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.RuntimeConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How a connection is encrypted. The pipeline's word comes before that of the connection's files, and who gives a certificate
 * authority wants the server verified.
 *
 * @param mode as sslmode is written
 * @param rootCertificate the authorities to trust; without it the public ones
 */
record Encryption(String mode, Optional<Path> rootCertificate) {
  private static final String VERIFIED = "verify-";
  /** What Java trusts; the driver alone would look for a file in the home directory. */
  private static final String PUBLIC_AUTHORITIES = "org.postgresql.ssl.DefaultJavaSSLFactory";

  static Encryption of(RuntimeConfig.Tls tls, ConnectionSettings settings) {
    Optional<Path> root = tls.caFile().isEmpty() ? settings.rootCertificate() : Optional.of(Path.of(tls.caFile()));
    return new Encryption(switch (tls.mode()) {
      case VerifyFull -> "verify-full";
      case VerifyCA -> "verify-ca";
      case Require -> "require";
      case Disable -> "disable";
      case BySecret -> settings.sslMode().orElse(root.isPresent() ? "verify-full" : "prefer");
    }, root);
  }

  void applyTo(PGSimpleDataSource source) {
    source.setSslMode(mode);
    if (mode.startsWith(VERIFIED)) {
      rootCertificate.ifPresentOrElse(path -> source.setSslRootCert(path.toString()),
          () -> source.setSslfactory(PUBLIC_AUTHORITIES));
    }
  }
}
