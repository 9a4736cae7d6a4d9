package io.consumerpipeline.runtime.delivery;

import org.jspecify.annotations.Nullable;

/** Kafka did not answer, or not with what was asked for. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean misconfigured;

  /** One CamelCase word, and a message that says what to do. */
  public BrokerException(String reason, String message, boolean misconfigured, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.misconfigured = misconfigured;
  }

  /** One CamelCase word for programs. */
  public String reason() {
    return reason;
  }

  /** Whether somebody has to change something; otherwise the broker is waited for. */
  public boolean misconfigured() {
    return misconfigured;
  }

  /** For people. */
  public String text() {
    return getMessage() == null ? reason : getMessage();
  }
}
