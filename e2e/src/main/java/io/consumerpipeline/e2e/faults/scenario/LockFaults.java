package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Patience;
import io.consumerpipeline.e2e.faults.trial.Trial;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/** Somebody else holds what the pipeline needs in the database. */
final class LockFaults {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private LockFaults() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario("postgresql-deadlock",
            "another session locks table and positions in the other order, and the pipeline loses",
            2, 50, LockFaults::deadlock),
        new Scenario("postgresql-lock-timeout", "another session holds the table for longer than the pipeline waits for a lock",
            1, 10, LockFaults::timeout));
  }

  private static Verdict deadlock(Stage stage) throws Exception {
    stage.fired().expect("deadlocks", stage.times());
    return stage.withDatabase(database -> {
      try (Trial trial = Trial.open(stage.lab(), stage.lab().broker(), database, stage.plan())) {
        Member member = trial.join();
        trial.awaitProgress(200);
        String deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = 'postgres'";
        while (DatabaseFaults.count(database, deadlocks) < stage.times()) {
          member.checkAlive();
          try (var connection = database.connect()) {
            crossways(connection, trial.plan().name());
          }
          trial.awaitProgress(1);
        }
        stage.fired().count("deadlocks", DatabaseFaults.count(database, deadlocks));
        return trial.conclude();
      }
    });
  }

  /** The pipeline writes rows first and positions then. */
  private static void crossways(Connection connection, String name) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      // Whoever looks for deadlocks first is the victim: that must not be this session.
      statement.execute("SET deadlock_timeout = '10s'");
      statement.execute("SELECT 1 FROM consumerpipeline_offsets WHERE consumer_group = '" + name + "' FOR UPDATE");
      statement.execute("LOCK TABLE " + name.replace('-', '_') + " IN SHARE MODE");
    }
    connection.commit();
  }

  private static Verdict timeout(Stage stage) throws Exception {
    stage.fired().expect("lock time-outs", stage.times());
    try (Trial trial = stage.open()) {
      Member member = trial.join();
      for (int i = 0; i < stage.times(); i++) {
        trial.awaitProgress(200);
        long before = member.said("lock timeout");
        try (var connection = trial.database().connect(); var statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          statement.execute("LOCK TABLE " + trial.plan().name().replace('-', '_') + " IN ACCESS EXCLUSIVE MODE");
          Patience.of(PATIENCE).await("the pipeline gives up to wait for the lock", () -> member.said("lock timeout") > before);
          connection.rollback();
        }
        stage.fired().count("lock time-outs");
      }
      trial.awaitProgress(200);
      return trial.conclude();
    }
  }
}
