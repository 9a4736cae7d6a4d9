package io.consumerpipeline.e2e.faults.trial;

import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.ChildProcesses;
import io.consumerpipeline.e2e.process.Database;
import io.consumerpipeline.e2e.process.FreePort;
import io.consumerpipeline.e2e.process.Image;
import io.consumerpipeline.e2e.process.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The image of the runtime, a broker and a database that all trials share, and as many more as are asked for. Safe for use by several
 * threads.
 *
 * @param directory of the run; it is deleted afterwards
 */
public record Lab(Installation installation, Path directory, ChildProcesses processes, Image image, Broker broker,
    Database database) {
  /** Durable as by default: fsync, synchronous_commit and full_page_writes are on. Deadlocks are looked for sooner. */
  public static final Map<String, String> SETTINGS = Map.of("max_connections", "300", "deadlock_timeout", "200ms");

  /** Starts the servers that are shared. */
  public static Lab start(Installation installation, Path directory, ChildProcesses processes) throws Exception {
    var image = Image.unpack(installation.runtimeImage(), directory.resolve("image"), processes);
    var database = Database.start(installation.postgresqlPrograms(), Files.createDirectory(directory.resolve("postgresql")),
        processes, SETTINGS);
    return new Lab(installation, directory, processes, image, broker("kafka", side(), installation, image, directory, processes),
        database);
  }

  private static Broker.SideDoor side() throws IOException {
    var port = FreePort.find();
    return new Broker.SideDoor(port, port);
  }

  private static Broker broker(String name, Broker.SideDoor side, Installation installation, Image image, Path directory,
      ChildProcesses processes) throws Exception {
    return Broker.start(new Broker.Program(image.java(), installation.kafkaJars(), installation.kafkaLogging()),
        directory.resolve(name), processes, side);
  }

  /** A database server of one's own. */
  public Database newDatabase(String name) throws Exception {
    return newDatabase(Files.createDirectory(directory.resolve("postgresql-" + name)));
  }

  /** A database server of one's own in a directory that is there. */
  public Database newDatabase(Path its) throws Exception {
    return Database.start(installation.postgresqlPrograms(), its, processes, SETTINGS);
  }

  /** A broker of one's own. */
  public Broker newBroker(String name) throws Exception {
    return newBroker(name, side());
  }

  /** A broker of one's own with a side door. */
  public Broker newBroker(String name, Broker.SideDoor side) throws Exception {
    return broker("kafka-" + name, side, installation, image, directory, processes);
  }
}
