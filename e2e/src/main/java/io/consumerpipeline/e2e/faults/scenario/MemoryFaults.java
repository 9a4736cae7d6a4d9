package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.ledger.Poison;
import io.consumerpipeline.e2e.faults.ledger.PoisonMix;
import io.consumerpipeline.e2e.faults.trial.Member;
import io.consumerpipeline.e2e.faults.trial.Trial;
import io.consumerpipeline.e2e.faults.trial.TrialPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Few bytes in the topic are many in memory. */
final class MemoryFaults {
  private static final int HEAP_MEGABYTES = 64;
  /** A fifth of the events, sent for some seconds: 90 megabytes, a few hundred kilobytes compressed, which are one fetch. */
  private static final int HUGE_PER_MILLION = 200_000;
  private static final int PER_SECOND = 150;
  private static final int EVENTS = 500;
  /** Batches of as many of them as come together in two seconds. */
  private static final Map<String, Object> COMPRESSED = Map.of("compression.type", "gzip", "linger.ms", "2000", "batch.size",
      16 << 20, "max.request.size", 32 << 20, "buffer.memory", 160 << 20);

  private MemoryFaults() {}

  static Stream<Scenario> all() {
    return Stream.of(new Scenario("decompression-bomb", "while a pod with " + HEAP_MEGABYTES + " MiB of heap is held, "
        + EVENTS * HUGE_PER_MILLION / 1_000_000 * Poison.HUGE_BYTES / 1_000_000
        + " MB come to lie in the topic as few hundred KB; it must take them and not end", 2, 30, MemoryFaults::bomb));
  }

  private static Verdict bomb(Stage stage) throws Exception {
    stage.fired().expect("bombs", stage.times());
    TrialPlan plan = stage.plan().sending(PER_SECOND, 0, new PoisonMix(HUGE_PER_MILLION, List.of(Poison.HUGE)))
        .producingBy(COMPRESSED);
    try (Trial trial = stage.open(plan)) {
      Member member = trial.join("-Xmx" + HEAP_MEGABYTES + "m");
      member.awaitPartition();
      for (int i = 0; i < stage.times(); i++) {
        trial.awaitProgress(1);
        member.signal("STOP");
        trial.awaitSent(EVENTS);
        member.signal("CONT");
        trial.awaitProgress(EVENTS);
        member.checkAlive();
        stage.fired().count("bombs");
      }
      return trial.conclude();
    }
  }
}
