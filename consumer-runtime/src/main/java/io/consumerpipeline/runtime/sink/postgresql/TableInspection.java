package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.sink.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a table is there, takes what is written and may be used; or else, whether it may be created.
 *
 * @param columns that are used; empty for all
 * @param rights that are needed, as GRANT names them
 * @param fit what is wrong with its columns
 */
record TableInspection(String subject, Layout layout, Tables tables, Tables.Definition definition, List<String> columns,
    List<String> rights, Fit fit) implements Question {

  /** What is wrong with the columns of a table that is there. */
  interface Fit {
    List<Failure.Setup> problems(Connection connection) throws SQLException;
  }

  @Override
  public List<Finding> ask(Connection connection) throws SQLException {
    if (!tables.exists(connection, definition.table())) {
      return missing(connection);
    }
    List<Failure.Setup> problems = fit.problems(connection);
    var findings = new ArrayList<Finding>();
    problems.forEach(problem -> findings.addAll(Finding.fail(subject, problem.message())));
    // A right to a column that is not there is an error.
    List<String> lacking = lacking(connection, problems.isEmpty() ? columns : List.of());
    if (!lacking.isEmpty()) {
      String list = String.join(", ", lacking);
      findings.addAll(Finding.fail(subject, user(connection) + " lacks " + list + " on " + name(),
          "GRANT " + list + " ON " + layout.qualified(definition.table()) + " TO " + Identifier.quote(user(connection))));
    }
    return findings.isEmpty() ? Finding.ok(subject, name() + " fits, " + String.join(", ", rights) + " granted") : findings;
  }

  private List<Finding> missing(Connection connection) throws SQLException {
    if (!tables.create()) {
      return Finding.fail(subject, tables.missing(definition).message());
    }
    if (!SchemaCheck.may(connection, layout.schema(), "CREATE")) {
      return Finding.fail(subject, name() + " does not exist, and " + user(connection) + " may not create it",
          "GRANT CREATE ON SCHEMA " + Identifier.quote(layout.schema()) + " TO " + Identifier.quote(user(connection))
              + ", or create it with " + String.join("; ", definition.statements()));
    }
    return Finding.ok(subject, name() + " does not exist yet, the first pod creates it");
  }

  private List<String> lacking(Connection connection, List<String> used) throws SQLException {
    String table = layout.qualified(definition.table());
    try (PreparedStatement statement = connection.prepareStatement(InspectionSql.LACKING)) {
      statement.setArray(1, connection.createArrayOf("text", rights.toArray()));
      statement.setString(2, table);
      statement.setString(3, table);
      statement.setArray(4, connection.createArrayOf("text", used.toArray()));
      var lacking = new ArrayList<String>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          lacking.add(result.getString(1));
        }
      }
      return lacking;
    }
  }

  private static String user(Connection connection) throws SQLException {
    return connection.getMetaData().getUserName();
  }

  private String name() {
    return layout.schema() + "." + definition.table();
  }
}
