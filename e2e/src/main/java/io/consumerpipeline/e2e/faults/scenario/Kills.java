package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.ledger.PoisonMix;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.faults.trial.TrialPlan;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members are killed at random moments while many records flow. */
final class Kills {
  private static final int MEMBERS = 3;
  private static final long EVENTS = 1_300_000;

  private Kills() {}

  static Stream<Scenario> all() {
    return IntStream.rangeClosed(1, 4).mapToObj(lane -> new Scenario("kills-" + lane,
        "of three members one is killed with kill -9 every few seconds, and another started", lane == 1 ? 4 : 0, 75,
        Kills::run));
  }

  private static Verdict run(Stage stage) throws Exception {
    stage.fired().expect("kill -9", stage.times());
    TrialPlan plan = stage.plan().sending(3_000, stage.large() ? EVENTS : 0, PoisonMix.NONE);
    try (Trial trial = stage.open(plan)) {
      var members = new ArrayList<Member>();
      for (int i = 0; i < MEMBERS; i++) {
        members.add(trial.join());
      }
      members.getFirst().awaitPartition();
      for (int i = 0; i < stage.times(); i++) {
        stage.pause(500, 5_000);
        Member victim = members.remove(stage.random().nextInt(MEMBERS));
        victim.checkAlive();
        victim.kill();
        stage.fired().count("kill -9");
        members.add(trial.join());
      }
      return trial.conclude();
    }
  }
}
