package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Something to ask of a database, in a transaction that writes nothing. */
interface Question {

  List<Finding> ask(Connection connection) throws SQLException;
}
