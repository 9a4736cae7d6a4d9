package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Whether a connection may have tables of its own, through which rows of writeMode Upsert go. */
record TemporaryCheck(String subject) implements Question {
  private static final String RIGHT = "TEMPORARY";

  @Override
  public List<Finding> ask(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(InspectionSql.MAY_IN_DATABASE)) {
      statement.setString(1, RIGHT);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1) ? Finding.ok(subject, RIGHT + " granted") : lacking(connection);
      }
    }
  }

  private List<Finding> lacking(Connection connection) throws SQLException {
    String user = connection.getMetaData().getUserName();
    String database = connection.getCatalog();
    return Finding.fail(subject, user + " lacks " + RIGHT + " on the database " + database + ", which writeMode Upsert needs",
        "GRANT " + RIGHT + " ON DATABASE " + Identifier.quote(database) + " TO " + Identifier.quote(user));
  }
}
