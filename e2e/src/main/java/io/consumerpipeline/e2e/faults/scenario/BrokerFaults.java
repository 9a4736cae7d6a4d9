package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.process.Broker;
import java.util.stream.Stream;

/** The only broker goes away, or stands still, and comes back; so all are down. */
final class BrokerFaults {

  private BrokerFaults() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario("kafka-kill", "the broker is killed with kill -9 and started again", 1, 20, stage -> run(stage, "kill -9",
            broker -> {
              broker.kill();
              stage.pause(0, 3_000);
              broker.startAgain();
            })),
        new Scenario("kafka-restart", "the broker is shut down in order and started again", 0, 20, stage -> run(stage, "restart",
            broker -> {
              broker.stop();
              stage.pause(0, 3_000);
              broker.startAgain();
            })),
        new Scenario("kafka-pause", "the broker stands still (SIGSTOP) for longer than a session lasts", 1, 20,
            stage -> run(stage, "pause", broker -> {
              broker.signal("STOP");
              stage.pause(5_000, 12_000);
              broker.signal("CONT");
            })),
        new Scenario("kafka-down", "no broker is there for a minute", 0, 3, stage -> run(stage, "down",
            broker -> {
              broker.kill();
              stage.pause(60_000, 60_000);
              broker.startAgain();
            })));
  }

  private interface Harm {
    void to(Broker broker) throws Exception;
  }

  private static Verdict run(Stage stage, String what, Harm harm) throws Exception {
    stage.fired().expect(what, stage.times());
    return stage.withBroker(broker -> {
      try (Trial trial = Trial.open(stage.lab(), broker, stage.lab().database(), stage.plan())) {
        trial.join();
        trial.join();
        for (int i = 0; i < stage.times(); i++) {
          trial.awaitProgress(200);
          stage.pause(0, 500);
          harm.to(broker);
          stage.fired().count(what);
        }
        trial.awaitProgress(200);
        return trial.conclude();
      }
    });
  }
}
