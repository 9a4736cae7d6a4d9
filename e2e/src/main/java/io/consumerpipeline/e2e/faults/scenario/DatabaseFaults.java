package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.ledger.PoisonMix;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.process.Database;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The database server goes away, or cuts connections, or refuses to write, and comes back. */
final class DatabaseFaults {
  private static final int OUTAGE_MILLIS = 300_000;
  private static final int SHORT_OUTAGE_MILLIS = 20_000;

  private DatabaseFaults() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario("postgresql-restart", "PostgreSQL is shut down in order and started again", 1, 30,
            stage -> whileAway(stage, "restart", Database::stop)),
        new Scenario("postgresql-kill", "PostgreSQL and all its processes are killed with kill -9", 1, 30,
            stage -> whileAway(stage, "kill -9", Database::kill)),
        new Scenario("postgresql-terminate", "every connection of the pipeline is ended by pg_terminate_backend, again and again",
            20, 300, DatabaseFaults::terminate),
        new Scenario("postgresql-read-only", "PostgreSQL accepts no writes for some seconds, as a demoted primary", 1, 15,
            DatabaseFaults::readOnly),
        new Scenario("postgresql-outage",
            "PostgreSQL is away for 5 minutes (short form: 20 s): no dead letter, no restart of a member", 1, 1,
            DatabaseFaults::outage));
  }

  private interface Harm {
    void to(Database database) throws Exception;
  }

  private static Verdict whileAway(Stage stage, String what, Harm harm) throws Exception {
    stage.fired().expect(what, stage.times());
    return stage.withDatabase(database -> {
      try (Trial trial = Trial.open(stage.lab(), stage.lab().broker(), database, stage.plan())) {
        trial.join();
        trial.join();
        for (int i = 0; i < stage.times(); i++) {
          trial.awaitProgress(200);
          stage.pause(0, 300);
          harm.to(database);
          stage.pause(0, 2_000);
          database.startAgain();
          stage.fired().count(what);
        }
        trial.awaitProgress(200);
        return trial.conclude();
      }
    });
  }

  private static Verdict terminate(Stage stage) throws Exception {
    String what = "terminated connections";
    stage.fired().expect(what, stage.times());
    try (Trial trial = stage.open()) {
      trial.join();
      trial.join().awaitPartition();
      while (stage.fired().of(what) < stage.times()) {
        stage.pause(50, 600);
        stage.fired().count(what, count(stage.lab().database(), "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            + "WHERE application_name = 'consumerpipeline faults/" + stage.name() + "'"));
      }
      trial.awaitProgress(1);
      return trial.conclude();
    }
  }

  private static Verdict readOnly(Stage stage) throws Exception {
    String what = "read-only seconds";
    stage.fired().expect(what, stage.times());
    return stage.withDatabase(database -> {
      try (Trial trial = Trial.open(stage.lab(), stage.lab().broker(), database, stage.plan())) {
        trial.join();
        for (int i = 0; i < stage.times(); i++) {
          trial.awaitProgress(200);
          readOnly(database, true);
          stage.pause(1_000, 3_000);
          readOnly(database, false);
          stage.fired().count(what);
        }
        trial.awaitProgress(200);
        return trial.conclude();
      }
    });
  }

  private static void readOnly(Database database, boolean on) throws SQLException {
    try (var connection = database.connect(); var statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute("ALTER SYSTEM SET default_transaction_read_only = " + on);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static Verdict outage(Stage stage) throws Exception {
    int millis = stage.large() ? OUTAGE_MILLIS : SHORT_OUTAGE_MILLIS;
    stage.fired().expect("outage", 1);
    return stage.withDatabase(database -> {
      var plan = stage.plan().sending(400, 0, PoisonMix.NONE);
      try (Trial trial = Trial.open(stage.lab(), stage.lab().broker(), database, plan)) {
        Member member = trial.join();
        trial.awaitProgress(200);
        database.kill();
        stage.pause(millis, millis);
        member.checkAlive();
        database.startAgain();
        stage.fired().count("outage");
        trial.awaitProgress(200);
        // That it is this very process that stores the rest: whoever ended by itself does not leave in good order.
        return trial.conclude();
      }
    });
  }

  static long count(Database database, String query) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
