package io.consumerpipeline.e2e.scaling;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import io.consumerpipeline.e2e.process.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;

/** Sends a burst to a pipeline of one replica, and looks on until there is one replica again. */
record BurstRun(BurstPlan plan, Namespace namespace, Progress progress) {
  private static final String NAME = "burst";
  private static final Duration LONGEST = Duration.ofMinutes(8);

  BurstResult run() throws InterruptedException {
    var pipeline = new Pipeline(namespace, NAME);
    var producer = plan.replicas().begin(namespace, NAME);
    progress.say("a replica stores %,d records, by which the operator learns what one can do".formatted(plan.warmUp()));
    producer.start(plan.warmUp(), 0, 0).await();
    await(() -> assertThat(namespace.database().rows("page_views")).isEqualTo(plan.warmUp()));
    try (var recording = new Recording(namespace, NAME)) {
      pipeline.awaitCondition("ScalingActive", "True ");
      assertThat(recording.seen().wanted().points()).as("replicas before the burst").hasSize(1);

      progress.say("sending %,d records".formatted(plan.events()));
      var sending = producer.start(plan.events(), 0, 0);
      await(() -> assertThat(recording.seen().wanted().points()).hasSizeGreaterThan(1));
      var decision = decision(pipeline, recording.seen().wanted().now());
      progress.say(decision);
      sending.await();
      var began = began(sending);
      var total = plan.warmUp() + plan.events();
      await(() -> assertThat(recording.seen().stored().now()).as("of %d", total).isGreaterThanOrEqualTo(total));
      progress.say("all is stored; waiting until one replica is left");
      await(() -> assertThat(List.of(recording.seen().wanted().now(), recording.seen().ready().now())).containsOnly(1L));
      Thread.sleep(HeldReplicas.POLLING);
      assertThat(recording.isWhole()).as("the watch and the queries went on to the end").isTrue();
      assertThat(recording.seen().end().now()).as("records of the topic").isEqualTo(total);
      return new BurstResult(plan, recording.seen(), began, decision, events(), namespace.database().rows("page_views"),
          namespace.database().duplicates("page_views"));
    }
  }

  /** What the status says of the step, which is written after it was taken. */
  private static String decision(Pipeline pipeline, long replicas) {
    var path = "{.status.autoscaling.lastChange.message}";
    Eventually.soon(() -> assertThat(pipeline.field(path)).contains("1 → " + replicas));
    return pipeline.field(path);
  }

  /** When the container that sends began; Kubernetes tells it to the second. */
  private Instant began(Producer.Sending sending) {
    return Instant.parse(namespace.run("get", "pods", "-l", "job-name=" + sending.job(), "-o",
        "jsonpath={.items[0].status.containerStatuses[0].state.terminated.startedAt}"));
  }

  private List<String> events() {
    return kubectl("-n", namespace.name(), "get", "events.events.k8s.io", "--field-selector",
        "regarding.kind=ConsumerPipeline,regarding.name=" + NAME, "-o",
        "jsonpath={range .items[*]}{.reason}: {.note}{\"\\n\"}{end}").lines().toList();
  }

  private static void await(ThrowingRunnable assertion) {
    Eventually.within(LONGEST, assertion);
  }
}
