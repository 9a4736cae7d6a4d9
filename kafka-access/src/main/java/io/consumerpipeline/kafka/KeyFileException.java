package io.consumerpipeline.kafka;

import org.jspecify.annotations.Nullable;

/** A file of credentials that is missing, empty or unreadable. The message names it and never says what is in it. */
public final class KeyFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A message that says what to do. */
  public KeyFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** For people. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
