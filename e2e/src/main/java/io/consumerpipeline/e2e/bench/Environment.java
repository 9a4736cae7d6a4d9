package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Checksum;
import io.consumerpipeline.e2e.bench.data.Poison;
import io.consumerpipeline.e2e.bench.data.Shape;
import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.ChildProcesses;
import io.consumerpipeline.e2e.process.ConsumerRuntime;
import io.consumerpipeline.e2e.process.Database;
import io.consumerpipeline.e2e.process.Image;
import io.consumerpipeline.e2e.process.Installation;
import io.consumerpipeline.e2e.process.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The servers of a run.
 *
 * @param directory of the run; it is deleted afterwards
 */
record Environment(Path directory, ChildProcesses processes, Image image, Broker broker, Database database) {

  static Environment start(Installation installation, Path directory, ChildProcesses processes) throws Exception {
    var image = Image.unpack(installation.runtimeImage(), directory.resolve("image"), processes);
    var database = Database.start(installation.postgresqlPrograms(), Files.createDirectory(directory.resolve("postgresql")),
        processes, Database.SETTINGS);
    var broker = Broker.start(image.java(), installation.kafkaJars(), installation.kafkaLogging(), directory.resolve("kafka"),
        processes);
    database.writeConnectionFiles(directory.resolve("connection"));
    return new Environment(directory, processes, image, broker, database);
  }

  ConsumerRuntime startRuntime(PipelineConfig pipeline, List<String> options) throws IOException {
    return ConsumerRuntime.start("runtime", image, pipeline.toRuntimeConfig(directory.resolve("connection")), options, directory,
        processes);
  }

  /** An empty table, with a primary key of the columns given for one; no stored position, nothing left to write of what was measured. */
  void prepare(Shape shape, List<String> keyColumns) throws SQLException {
    try (var connection = database.connect(); var statement = connection.createStatement()) {
      for (var table : List.of(shape.table(), shape.table() + "_dlq", Positions.TABLE)) {
        statement.execute("DROP TABLE IF EXISTS " + table);
      }
      statement.execute(shape.createTable());
      if (!keyColumns.isEmpty()) {
        statement.execute("ALTER TABLE " + shape.table() + " ADD PRIMARY KEY (" + String.join(", ", keyColumns) + ")");
      }
      statement.execute("CHECKPOINT");
    }
  }

  /** An empty table with the constraint that refuses what the runtime lets pass. */
  void preparePoisoned(Shape shape) throws SQLException {
    prepare(shape, List.of());
    try (var connection = database.connect(); var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE " + shape.table() + " ADD " + Poison.CONSTRAINT);
    }
  }

  /** Of what a table holds. */
  Checksum checksum(String query) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return new Checksum(result.getLong(1), result.getLong(2));
    }
  }

  Machine machine(Installation installation) throws IOException, SQLException {
    try (var connection = database.connect()) {
      return Machine.describe(version(connection), installation.kafkaVersion(), String.join(" ", image.options()));
    }
  }

  private static String version(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }
}
