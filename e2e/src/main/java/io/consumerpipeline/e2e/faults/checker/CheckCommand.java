package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.LedgerFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the verdict as a table line; exit code 1 if ledger and sink disagree. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
@Command(name = "check", description = "Compare a ledger with the sink's tables; exit code 1 if they disagree.")
public final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Option(names = "--ledger", required = true, description = "file that produce wrote")
  private Path ledger;
  @Option(names = "--url", required = true, description = "JDBC address of the sink; the password may be in PGPASSFILE")
  private String url;
  @Option(names = "--schema", defaultValue = "public", description = "schema of the tables (${DEFAULT-VALUE})")
  private String schema;
  @Option(names = "--table", required = true, description = "table in the raw layout")
  private String table;
  @Option(names = "--consumer-group", required = true, description = "group of the pipeline")
  private String consumerGroup;
  @Option(names = "--topic", required = true, description = "topic that produce wrote to")
  private String topic;

  @Override
  public Integer call() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      var verdict = new StoredResult(schema, table, consumerGroup, topic).check(LedgerFile.read(ledger), connection);
      var out = spec.commandLine().getOut();
      out.println(Verdict.tableHead());
      out.println(verdict.tableLine());
      verdict.findings().forEach(out::println);
      return verdict.passed() ? 0 : 1;
    }
  }
}
