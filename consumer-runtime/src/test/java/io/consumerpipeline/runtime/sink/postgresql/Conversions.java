package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.postgresql.type.TextConversion;
import java.sql.Connection;

/** The database's conversions for tests of the encoders. */
public final class Conversions {

  private Conversions() {}

  /** On this connection. */
  public static TextConversion on(Connection connection) {
    return new DatabaseConversion(connection);
  }
}
