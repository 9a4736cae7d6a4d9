package io.consumerpipeline.runtime.sink.postgresql;

import java.util.Arrays;
import java.util.List;

/** The classes of SQLSTATE that have a meaning, for tests outside of the package. */
public final class KnownClasses {

  private KnownClasses() {}

  /** In the order in which they are written. */
  public static List<String> codes() {
    return Arrays.stream(SqlClass.values()).map(SqlClass::code).toList();
  }
}
