package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether there is room for the connections of a pod, beside those that the pipeline has already.
 *
 * @param applicationName by which the pipeline's connections are known
 * @param needed by a pod
 */
record ConnectionsCheck(String subject, String applicationName, int needed) implements Question {

  @Override
  public List<Finding> ask(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(InspectionSql.CONNECTIONS)) {
      statement.setString(1, applicationName);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        int server = result.getInt(1) - result.getInt(4);
        int role = left(result.getInt(2), result.getInt(5));
        int database = left(result.getInt(3), result.getInt(6));
        return judge(server, role, database, result.getInt(7));
      }
    }
  }

  /** A limit below 0 is none. */
  private static int left(int limit, int used) {
    return limit < 0 ? Integer.MAX_VALUE : limit - used;
  }

  private List<Finding> judge(int server, int role, int database, int ours) {
    int left = Math.max(0, Math.min(server, Math.min(role, database)));
    String found = left + " more can be opened, a pod takes " + needed + (ours == 0 ? "" : ", this pipeline has " + ours);
    if (left + ours >= needed) {
      return Finding.ok(subject, found);
    }
    String limit = left == role
        ? "raise the role's limit with ALTER ROLE ... CONNECTION LIMIT"
        : left == database
            ? "raise the database's limit with ALTER DATABASE ... CONNECTION LIMIT"
            : "raise it with ALTER SYSTEM SET max_connections, which needs a restart";
    return Finding.fail(subject, found, limit + ", end other connections, or lower sink.postgresql.writers");
  }
}
