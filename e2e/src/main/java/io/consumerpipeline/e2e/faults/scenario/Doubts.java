package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.proxy.Fault;
import io.consumerpipeline.e2e.faults.proxy.FaultProxy;
import io.consumerpipeline.e2e.faults.proxy.Protocol;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Patience;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.faults.trial.Ways;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.Stream;

/** The connection breaks when COMMIT is sent: the transaction took place, or did not. */
final class Doubts {
  private static final String LOOKED_UP = "A commit without an answer was looked up";
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private Doubts() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario("commit-answer-swallowed", "COMMIT takes place, its answer is lost", 10, 100,
            stage -> run(stage, Fault.Kind.SWALLOW_COMMIT_ANSWER, new Fault.SwallowCommitAnswer(4))),
        new Scenario("commit-lost", "COMMIT is sent and never arrives", 10, 100,
            stage -> run(stage, Fault.Kind.LOSE_COMMIT, new Fault.LoseCommit(4))));
  }

  private static Verdict run(Stage stage, Fault.Kind kind, Fault fault) throws Exception {
    stage.fired().expect(kind.name(), stage.times());
    stage.fired().expect(LOOKED_UP, stage.times());
    try (var proxy = new FaultProxy(0, InetSocketAddress.createUnresolved("127.0.0.1", stage.lab().database().port()),
        Protocol.POSTGRESQL, stage.seed()); Trial trial = stage.open()) {
      Member member = trial.join(new Ways(trial.broker().bootstrapServers(), proxy.port()));
      member.awaitPartition();
      proxy.set(fault);
      Patience.of(PATIENCE).await("the fault fired " + stage.times() + " times", () -> {
        member.checkAlive();
        return proxy.fired(kind) >= stage.times() && member.said(LOOKED_UP) >= stage.times();
      });
      proxy.set();
      Verdict verdict = trial.conclude();
      stage.fired().count(kind.name(), proxy.fired(kind));
      stage.fired().count(LOOKED_UP, member.said(LOOKED_UP));
      return verdict;
    }
  }
}
