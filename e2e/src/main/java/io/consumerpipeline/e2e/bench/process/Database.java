package io.consumerpipeline.e2e.bench.process;

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

/** A PostgreSQL server with a data directory of its own, on the loopback interface. */
public final class Database implements Server {
  private static final String NAME = "postgresql";
  private static final String NOBODY = "65534";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What differs from the server's defaults. Durability does not: fsync, synchronous_commit and full_page_writes are on.
   * Checkpoints are made between the measurements, and autovacuum is off, so that neither hits one case and spares another;
   * files of the log are used again and not made anew, as in a server that has run for a while.
   */
  public static final Map<String, String> SETTINGS = Map.of("shared_buffers", "256MB", "max_wal_size", "8GB",
      "min_wal_size", "4GB", "checkpoint_timeout", "1h", "autovacuum", "off");

  private final ProcessHandle handle;
  private final int port;
  private final String password;

  private Database(ProcessHandle handle, int port, String password) {
    this.handle = handle;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server.
   *
   * @param archive the programs, a tar.xz
   */
  public static Database start(Path archive, Path directory, ChildProcesses processes) throws Exception {
    var home = Files.createDirectories(directory.resolve("home"));
    processes.run("unpack", List.of("tar", "-C", home.toString(), "-xJf", archive.toString()), Map.of());
    var password = UUID.randomUUID().toString();
    var passwordFile = Files.writeString(directory.resolve("password"), password);
    processes.run("owner",
        asOwner(List.of("true")).size() > 1
            ? List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString())
            : List.of("true"),
        Map.of());
    processes.run("initdb", asOwner(List.of(home + "/bin/initdb", "-D", directory + "/data", "-U", "postgres", "--encoding=UTF8",
        "--locale=C", "--auth=scram-sha-256", "--pwfile=" + passwordFile, "--no-sync")), Map.of("TZ", "UTC"));
    var port = FreePort.find();
    var command = new ArrayList<>(List.of(home + "/bin/postgres", "-D", directory + "/data", "-p", Integer.toString(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    var process = processes.start(NAME, asOwner(command));
    var database = new Database(process.toHandle(), port, password);
    database.awaitReady(processes);
    return database;
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> asOwner(List<String> command) throws IOException {
    if (!"root".equals(Files.getOwner(Path.of("/proc/self")).getName())) {
      return command;
    }
    var unprivileged = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    unprivileged.addAll(command);
    return unprivileged;
  }

  private void awaitReady(ChildProcesses processes) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        connect().close();
        return;
      } catch (SQLException e) {
        if (!handle.isAlive() || System.nanoTime() > deadline) {
          throw new TimeoutException("PostgreSQL does not answer: " + e.getMessage() + "\n" + processes.lastWords(NAME));
        }
        Thread.sleep(50);
      }
    }
  }

  /** A new connection that commits by itself. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable", "postgres", password);
  }

  /** Writes the files of a connection Secret. */
  public void writeConnectionFiles(Path directory) throws IOException {
    Files.createDirectories(directory);
    var files = Map.of("host", "127.0.0.1", "port", Integer.toString(port), "dbname", "postgres", "user", "postgres",
        "password", password, "sslmode", "disable");
    for (var file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  @Override
  public ProcessHandle handle() {
    return handle;
  }
}
