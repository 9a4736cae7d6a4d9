package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import java.util.List;

/** Whether a server is new enough. */
record ServerCheck(String subject) {
  private static final int OLDEST = 14;

  /** A standby or a server that only reads was refused when the connection was opened. */
  List<Finding> judge(int major, String version, String where) {
    return major < OLDEST
        ? Finding.fail(subject, where + ", PostgreSQL " + version + " is too old", "upgrade it to " + OLDEST + " or newer")
        : Finding.ok(subject, where + ", PostgreSQL " + version);
  }
}
