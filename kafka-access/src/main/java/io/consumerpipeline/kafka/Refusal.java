package io.consumerpipeline.kafka;

/**
 * Why a broker cannot be used until somebody has changed something.
 *
 * @param message cause and next step, without any secret
 */
public record Refusal(Reason reason, String message) {
  /** One word for programs; a reason of the condition SourceConnected. */
  public enum Reason {
    /** The broker does not accept user and password, token, or the way of logging in. */
    LoginRefused,
    /** One side does not accept the other's certificate. */
    CertificateRefused,
    /** The broker knows us, and does not allow what is asked for. */
    NotAuthorized,
    /** The port speaks TLS and we do not. */
    TlsRequired,
    /** We speak TLS and the port does not. */
    TlsNotOffered,
    /** A key with credentials or certificates is missing or unusable. */
    SecretKeyMissing,
    /** The OAuth server gives no token. */
    TokenRefused
  }
}
