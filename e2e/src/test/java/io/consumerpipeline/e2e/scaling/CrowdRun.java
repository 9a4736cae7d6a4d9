package io.consumerpipeline.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.OperatorPod;
import io.consumerpipeline.e2e.cluster.Producer;
import io.consumerpipeline.e2e.process.Progress;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Applies many pipelines, and waits until the operator has done with them. */
record CrowdRun(int pipelines, Namespace namespace, Progress progress) {
  private static final String TOPIC = "crowd";
  /** Of one {@code kubectl apply}. */
  private static final int AT_A_TIME = 100;
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final Duration REST = Duration.ofMinutes(2);

  CrowdResult run() throws InterruptedException {
    new Producer(namespace, "page-views", TOPIC, HeldReplicas.PARTITIONS).createTopic();
    OperatorPod.restart();
    Thread.sleep(HeldReplicas.POLLING);
    var before = OperatorPod.residentMemory();
    var began = System.nanoTime();
    for (var from = 0; from < pipelines; from += AT_A_TIME) {
      namespace.apply(IntStream.range(from, Math.min(from + AT_A_TIME, pipelines)).mapToObj(this::manifest)
          .collect(Collectors.joining("---\n")));
      progress
          .say("%,d of %,d applied, %,d reconciled".formatted(Math.min(from + AT_A_TIME, pipelines), pipelines, reconciled()));
    }
    Eventually.within(LONGEST, () -> assertThat(reconciled()).isEqualTo(pipelines));
    var settled = Duration.ofNanos(System.nanoTime() - began);
    progress.say("all are; now nothing changes for %d s".formatted(REST.toSeconds()));
    var processor = OperatorPod.processorNanos();
    var from = System.nanoTime();
    Thread.sleep(REST);
    var share = (double) (OperatorPod.processorNanos() - processor) / (System.nanoTime() - from);
    return new CrowdResult(pipelines, settled, before, OperatorPod.residentMemory(), share, OperatorPod.restarts());
  }

  private String manifest(int number) {
    return Manifest.pageViews(namespace, "crowd-" + number, TOPIC, "replicas: 0\n");
  }

  /** Pipelines whose status speaks of their lag. */
  private long reconciled() {
    return namespace.run("get", "consumerpipelines", "-o", "jsonpath={range .items[*]}{.status.lag.records}{\"\\n\"}{end}")
        .lines()
        .filter(line -> !line.isBlank()).count();
  }
}
