package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.sink.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether the schema is there and may be entered. */
record SchemaCheck(String subject, Layout layout, Tables tables) implements Question {

  @Override
  public List<Finding> ask(Connection connection) throws SQLException {
    Optional<Failure.Setup> missing = tables.missingSchema(connection);
    if (missing.isPresent()) {
      return Finding.fail(subject, missing.get().message());
    }
    if (!may(connection, layout.schema(), "USAGE")) {
      String user = connection.getMetaData().getUserName();
      return Finding.fail(subject, user + " may not use the schema " + layout.schema(),
          "GRANT USAGE ON SCHEMA " + Identifier.quote(layout.schema()) + " TO " + Identifier.quote(user));
    }
    return Finding.ok(subject, layout.schema());
  }

  /** Whether the user has this right to the schema. */
  static boolean may(Connection connection, String schema, String right) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(InspectionSql.MAY_IN_SCHEMA)) {
      statement.setString(1, schema);
      statement.setString(2, right);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }
}
