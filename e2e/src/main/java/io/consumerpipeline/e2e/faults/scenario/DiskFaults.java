package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.trial.Patience;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.process.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The disk of the database is full, or does not keep what it was given. Both need root: for a mount, and to trace the server. */
final class DiskFaults {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int DISK_MEGABYTES = 512;
  /** Words of the server's log. */
  private static final String PANIC = "PANIC:";
  private static final String READY = "database system is ready to accept connections";

  private DiskFaults() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario("postgresql-disk-full", "the file system of PostgreSQL's data has no byte left for some seconds", 1, 10,
            Need.ROOT, DiskFaults::full),
        new Scenario("postgresql-fsync-error", "the write-ahead log cannot be synced (EIO): PostgreSQL panics and recovers", 1,
            30,
            Need.ROOT_AND_STRACE, DiskFaults::fsync));
  }

  private static Verdict full(Stage stage) throws Exception {
    stage.fired().expect("disk full", stage.times());
    Path directory = Files.createDirectory(stage.lab().directory().resolve("postgresql-" + stage.name()));
    Path data = Files.createDirectory(directory.resolve("data"));
    run(stage, List.of("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m,mode=0700", "faults", data.toString()));
    try {
      return stage.with(stage.lab().newDatabase(directory), database -> full(stage, database, data.resolve("filler")));
    } finally {
      run(stage, List.of("umount", data.toString()));
    }
  }

  private static Verdict full(Stage stage, Database database, Path filler) throws Exception {
    try (Trial trial = Trial.open(stage.lab(), stage.lab().broker(), database, stage.plan())) {
      trial.join();
      for (int i = 0; i < stage.times(); i++) {
        trial.awaitProgress(200);
        fill(filler);
        stage.fired().count("disk full");
        stage.pause(2_000, 6_000);
        Files.delete(filler);
        // Where the log itself found no room the server has ended: somebody has to start it, and here it is us.
        if (!isUp(database) && !Patience.of(Duration.ofSeconds(10)).awaitOrGoOn(() -> isUp(database))) {
          database.kill();
          database.startAgain();
        }
      }
      trial.awaitProgress(200);
      return trial.conclude();
    }
  }

  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[1 << 12];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  private static boolean isUp(Database database) {
    try {
      database.connect().close();
      return true;
    } catch (SQLException e) {
      // That it does not answer is the answer.
      return false;
    }
  }

  private static Verdict fsync(Stage stage) throws Exception {
    String what = "panics";
    stage.fired().expect(what, stage.times());
    return stage.withDatabase(database -> {
      try (Trial trial = Trial.open(stage.lab(), stage.lab().broker(), database, stage.plan())) {
        trial.join();
        for (int i = 0; i < stage.times(); i++) {
          trial.awaitProgress(200);
          long before = said(stage, PANIC);
          long ready = said(stage, READY);
          Process tracer = tracer(stage, database);
          Patience.of(PATIENCE).await("PostgreSQL panics", () -> said(stage, PANIC) > before);
          stage.lab().processes().end(tracer, Duration.ofSeconds(5));
          // It may let one in after the panic, before the postmaster has noticed that.
          if (!Patience.of(Duration.ofSeconds(20)).awaitOrGoOn(() -> said(stage, READY) > ready && isUp(database))) {
            database.kill();
            database.startAgain();
          }
          stage.fired().count(what);
        }
        trial.awaitProgress(200);
        return trial.conclude();
      }
    });
  }

  /** The log is synced by fdatasync, which is what wal_sync_method says on Linux. */
  private static Process tracer(Stage stage, Database database) throws IOException {
    var command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
        "inject=fdatasync:error=EIO:when=" + stage.random().nextInt(1, 4)));
    Stream.concat(Stream.of(database.handle()), database.handle().descendants())
        .forEach(process -> command.addAll(List.of("-p", Long.toString(process.pid()))));
    return stage.lab().processes().start("strace-" + stage.name(), command);
  }

  private static long said(Stage stage, String what) throws IOException {
    try (var lines = Files.lines(stage.lab().processes().log("postgresql-" + stage.name()))) {
      return lines.filter(line -> line.contains(what)).count();
    }
  }

  private static void run(Stage stage, List<String> command) throws Exception {
    stage.lab().processes().run(command.getFirst() + "-" + stage.name(), command, java.util.Map.of());
  }
}
