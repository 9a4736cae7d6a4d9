package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Patience;
import io.consumerpipeline.e2e.faults.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process is frozen inside of a transaction until others have its partitions, and then goes on as if nothing had happened. */
final class Zombies {
  private static final String FENCED = "fenced";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Zombies() {}

  static Stream<Scenario> all() {
    return Stream.concat(IntStream.rangeClosed(1, 4).mapToObj(lane -> scenario("zombies-" + lane, lane == 1 ? 2 : 0, 25,
        "between COPY and the position", "AFTER_COPY")),
        Stream.of(scenario("zombies-locking", 0, 10, "between the position, whose row it has locked, and COMMIT",
            "AFTER_POSITION")));
  }

  private static Scenario scenario(String name, int few, int many, String when, String point) {
    return new Scenario(name, "a member is frozen " + when + " until another has its partitions, then goes on", few, many,
        stage -> run(stage, point));
  }

  private static Verdict run(Stage stage, String point) throws Exception {
    stage.fired().expect(FENCED, stage.times());
    try (Trial trial = stage.open()) {
      trial.join();
      for (int i = 0; i < stage.times(); i++) {
        Path gate = stage.lab().directory().resolve(stage.name() + "-gate-" + i);
        Member zombie = trial.join("-Dconsumerpipeline.fault=gate:" + point + ":" + stage.random().nextInt(1, 4) + ":" + gate);
        Patience.of(PATIENCE).await(zombie.name() + " is at the gate " + point, () -> {
          zombie.checkAlive();
          return Files.exists(gate);
        });
        trial.freezeUntilReplaced(zombie);
        Files.delete(gate);
        zombie.signal("CONT");
        zombie.awaitSaid("taken over by another consumer", 1);
        stage.fired().count(FENCED);
        zombie.leave();
      }
      return trial.conclude();
    }
  }
}
