package io.consumerpipeline.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server with a data directory of its own, on the loopback interface. Once its process is gone it can be started again, at
 * the same port and with the same data; only one thread does so.
 */
public final class Database implements Server {
  private static final String NOBODY = "65534";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /**
   * What a benchmark changes of the server's defaults. Durability it does not: fsync, synchronous_commit and full_page_writes are on.
   * Checkpoints are made between the measurements, and autovacuum is off, so that neither hits one case and spares another;
   * files of the log are used again and not made anew, as in a server that has run for a while.
   */
  public static final Map<String, String> SETTINGS = Map.of("shared_buffers", "256MB", "max_wal_size", "8GB",
      "min_wal_size", "4GB", "checkpoint_timeout", "1h", "autovacuum", "off");

  private final ChildProcesses processes;
  private final String name;
  private final List<String> command;
  private final int port;
  private final String password;
  private volatile Process process;

  private Database(ChildProcesses processes, String name, List<String> command, int port, String password) throws IOException {
    this.processes = processes;
    this.name = name;
    this.command = List.copyOf(command);
    this.port = port;
    this.password = password;
    this.process = processes.start(name, this.command);
  }

  /**
   * Makes the data and starts the server.
   *
   * @param archive the programs, a tar.xz
   * @param directory its name is that of the log too
   * @param settings that differ from the server's defaults
   */
  public static Database start(Path archive, Path directory, ChildProcesses processes, Map<String, String> settings)
      throws Exception {
    var name = directory.getFileName().toString();
    var home = Files.createDirectories(directory.resolve("home"));
    processes.run("unpack-" + name, List.of("tar", "-C", home.toString(), "-xJf", archive.toString()), Map.of());
    var password = UUID.randomUUID().toString();
    var passwordFile = Files.writeString(directory.resolve("password"), password);
    if (isRoot()) {
      processes.run("owner-" + name, List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()), Map.of());
    }
    processes.run("initdb-" + name,
        asOwner(List.of(home + "/bin/initdb", "-D", directory + "/data", "-U", "postgres", "--encoding=UTF8",
            "--locale=C", "--auth=scram-sha-256", "--pwfile=" + passwordFile, "--no-sync")),
        Map.of("TZ", "UTC"));
    var port = FreePort.find();
    var command = new ArrayList<>(List.of(home + "/bin/postgres", "-D", directory + "/data", "-p", Integer.toString(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    settings.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    var database = new Database(processes, name, asOwner(command), port, password);
    database.awaitReady();
    return database;
  }

  /** Whether the owner of this process may do everything. */
  public static boolean isRoot() throws IOException {
    return "root".equals(Files.getOwner(Path.of("/proc/self")).getName());
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> asOwner(List<String> command) throws IOException {
    if (!isRoot()) {
      return command;
    }
    var unprivileged = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    unprivileged.addAll(command);
    return unprivileged;
  }

  /** Starts it again, after its process has ended. */
  public void startAgain() throws Exception {
    process.onExit().join();
    process = processes.start(name, command);
    awaitReady();
  }

  /** Ends it in order: open transactions are aborted, clients are told. */
  public void stop() throws IOException, InterruptedException {
    // SIGINT is PostgreSQL's "fast shutdown"; SIGTERM would wait for every client to go.
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    process.onExit().join();
  }

  private void awaitReady() throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        connect().close();
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new TimeoutException("PostgreSQL does not answer: " + e.getMessage() + "\n" + processes.lastWords(name));
        }
        Thread.sleep(50);
      }
    }
  }

  /** A new connection that commits by itself. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable", "postgres", password);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Writes the files of a connection Secret. */
  public void writeConnectionFiles(Path directory) throws IOException {
    writeConnectionFiles(directory, port);
  }

  /** As {@link #writeConnectionFiles(Path)}, with the port of a proxy. */
  public void writeConnectionFiles(Path directory, int otherPort) throws IOException {
    Files.createDirectories(directory);
    var files = Map.of("host", "127.0.0.1", "port", Integer.toString(otherPort), "dbname", "postgres", "user", "postgres",
        "password", password, "sslmode", "disable");
    for (var file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  @Override
  public ProcessHandle handle() {
    return process.toHandle();
  }
}
