package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Which of the two sides did not accept the other's certificate, and why. */
record CertificateRefusals(String bootstrapServers, Security security) {
  /** How Java tells of a handshake that the other side ended. */
  private static final String ALERT = "Received fatal alert";

  String text(SslAuthenticationException error) {
    String told = Refusals.innermost(error);
    if (told.contains(ALERT)) {
      return ofBroker(told);
    }
    return "the certificate of " + bootstrapServers + " is refused (" + told + "): " + ofOurs(error, told);
  }

  private String ofBroker(String told) {
    return security.login() instanceof Login.Certificate login
        ? bootstrapServers + " does not accept the client certificate in " + login.certificateFile() + " (" + told
            + "): it must be valid and signed by the authority that the broker trusts for clients"
        : bootstrapServers + " ends the TLS handshake (" + told + "): if it asks for client certificates, set"
            + " source.kafka.authentication: {type: tls, certificateAndKey: {secretName, certificate, key}}";
  }

  private String ofOurs(Throwable error, String told) {
    if (has(error, CertificateExpiredException.class)) {
      return "it or its authority's has expired: renew it at the broker";
    }
    if (has(error, CertificateNotYetValidException.class)) {
      return "it is not valid yet: compare the clocks of broker and node";
    }
    // The latter: an authority of the same name with another key, such as that of a cluster that was made anew.
    if (has(error, CertPathBuilderException.class) || has(error, CertPathValidatorException.class)) {
      return security.trustedCertificates().isEmpty()
          ? "no public authority has signed it: name the cluster's own in source.kafka.tls.trustedCertificates"
          : "no authority in " + String.join(", ", security.trustedCertificates())
              + " has signed it: put the cluster's CA certificate there";
    }
    // Java has no type for it: "No name matching ... found", "No subject alternative ... matching ... found".
    return told.startsWith("No name matching") || told.startsWith("No subject alternative")
        ? "it is for other names: reach the broker by one of them, or have it issued for this one too"
        : "compare it with source.kafka.tls.trustedCertificates";
  }

  private static boolean has(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
