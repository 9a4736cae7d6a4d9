package io.consumerpipeline.runtime.config;

import org.jspecify.annotations.Nullable;

/** A configuration nobody can run with. The message is one line that names the key and what to write. */
public final class ConfigurationException extends Exception {
  /** What a command ends with that cannot read its configuration: {@code EX_CONFIG} of sysexits.h. */
  public static final int EXIT_CODE = 78;
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
