package io.consumerpipeline.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.process.Progress;
import java.time.Duration;
import java.time.Instant;

/** Sends to a pipeline at a high and a low rate in turn, and looks on. */
record WaveRun(WavePlan plan, Namespace namespace, Progress progress) {
  private static final String NAME = "wave";
  private static final Duration REST = Duration.ofMinutes(5);

  WaveResult run() throws InterruptedException {
    var pipeline = new Pipeline(namespace, NAME);
    var producer = plan.replicas().begin(namespace, NAME);
    try (var recording = new Recording(namespace, NAME)) {
      pipeline.awaitCondition("ScalingActive", "True ");
      var began = Instant.now();
      var sent = 0L;
      for (var half = 0; half < plan.halves(); half++) {
        progress.say("%d of %d: %,d/s; %s".formatted(half + 1, plan.halves(), plan.perSecond(half), standing(recording.seen())));
        var sending = producer.start(plan.events(half), plan.perSecond(half), 0);
        Thread.sleep(Duration.between(Instant.now(), began.plus(plan.half().multipliedBy(half + 1L))));
        sent += sending.await().sent();
      }
      var ended = Instant.now();
      var total = sent;
      progress.say("all is sent; " + standing(recording.seen()));
      Eventually.within(REST, () -> assertThat(recording.seen().stored().now()).as("of %d", total).isGreaterThanOrEqualTo(total));
      assertThat(recording.isWhole()).as("the watch and the queries went on to the end").isTrue();
      return new WaveResult(plan, recording.seen(), began, ended, total, namespace.database().rows("page_views"),
          namespace.database().duplicates("page_views"));
    }
  }

  private static String standing(Seen seen) {
    return "%d replicas, %d ready, %,d records stored, %,d behind".formatted(seen.wanted().now(), seen.ready().now(),
        seen.stored().now(), seen.lag().now());
  }
}
