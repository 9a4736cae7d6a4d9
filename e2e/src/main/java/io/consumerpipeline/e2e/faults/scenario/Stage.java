package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.trial.Lab;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.faults.trial.TrialPlan;
import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.Database;
import io.consumerpipeline.e2e.process.Server;
import java.util.SplittableRandom;

/**
 * One run of a scenario. For one thread.
 *
 * @param times how often the fault is to fire
 * @param large whether this is the long form
 */
public record Stage(Lab lab, String name, long seed, int times, boolean large, Fired fired, SplittableRandom random) {

  private static final int FEW_PER_SECOND = 100;

  static Stage of(Lab lab, Scenario scenario, long seed, boolean large) {
    return new Stage(lab, scenario.name(), seed, scenario.times(large), large, new Fired(),
        new SplittableRandom(seed));
  }

  /** The usual plan under the scenario's name; the short form, beside which other tests run, sends less. */
  TrialPlan plan() {
    var usual = TrialPlan.of(name, seed);
    return large ? usual : usual.sending(FEW_PER_SECOND, usual.events(), usual.poison());
  }

  /** A trial on the servers that all share. */
  Trial open(TrialPlan plan) throws Exception {
    return Trial.open(lab, lab.broker(), lab.database(), plan);
  }

  /** The usual trial. */
  Trial open() throws Exception {
    return open(plan());
  }

  /** Something that is done with a server of its own. */
  @FunctionalInterface
  interface With<S> {
    Verdict run(S server) throws Exception;
  }

  /** With a database server that is the scenario's to break. */
  Verdict withDatabase(With<Database> course) throws Exception {
    return with(lab.newDatabase(name), course);
  }

  /** With a broker that is the scenario's to break. */
  Verdict withBroker(With<Broker> course) throws Exception {
    return with(lab.newBroker(name), course);
  }

  /** With a server that is gone afterwards. */
  <S extends Server> Verdict with(S server, With<S> course) throws Exception {
    try {
      return course.run(server);
    } finally {
      server.kill();
    }
  }

  /** A pause of random length. */
  void pause(int leastMillis, int mostMillis) throws InterruptedException {
    Thread.sleep(random.nextInt(leastMillis, mostMillis + 1));
  }
}
