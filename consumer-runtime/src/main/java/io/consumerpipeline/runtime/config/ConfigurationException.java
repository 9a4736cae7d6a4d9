package io.consumerpipeline.runtime.config;

import org.jspecify.annotations.Nullable;

/** A configuration nobody can run with. The message is one line that names the key and what to write. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
