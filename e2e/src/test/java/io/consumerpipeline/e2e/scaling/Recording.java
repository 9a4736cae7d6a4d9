package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Following;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.OperatorPod;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Looks at a pipeline while it runs: at each change of its Deployment by a watch, twice a second at what PostgreSQL has stored, and at
 * what the operator has from the broker.
 */
final class Recording implements AutoCloseable {
  private static final Duration STORED = Duration.ofMillis(500);
  private static final long LOOK_SECONDS = 2;
  private static final String END = "consumerpipeline_topic_end_offset";
  private static final String LAG = "consumerpipeline_group_lag_records";

  private final Seen seen = Seen.nothing();
  private final String namespace;
  private final String pipeline;
  private final Following positions;
  private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> looking;
  private volatile Following deployment;

  /** Begins; the pipeline of that name is there and consumes. */
  Recording(Namespace namespace, String pipeline) {
    this.namespace = namespace.name();
    this.pipeline = pipeline;
    this.deployment = watchDeployment();
    this.positions = namespace.database().watch("SELECT coalesce(sum(next_offset), 0) FROM consumerpipeline_offsets", STORED,
        sum -> seen.stored().add(Instant.now(), sum));
    this.looking = asking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** It begins with what there is. */
  private Following watchDeployment() {
    return Cluster.follow("", this::deployment, "-n", namespace, "get", "deployment", pipeline, "--watch", "-o",
        "jsonpath={.spec.replicas} {.status.readyReplicas}{\"\\n\"}");
  }

  private void deployment(String line) {
    var replicas = line.strip().split(" ");
    seen.wanted().add(Instant.now(), Long.parseLong(replicas[0]));
    seen.ready().add(Instant.now(), replicas.length > 1 ? Long.parseLong(replicas[1]) : 0);
  }

  /** An API server ends every watch after 30 to 60 minutes: its {@code --min-request-timeout}, and up to twice that. */
  private void look() {
    if (!deployment.isAlive()) {
      deployment = watchDeployment();
    }
    askOperator();
  }

  /** While the operator does not answer, all stays what it was. */
  private void askOperator() {
    OperatorPod.metrics().ifPresent(metrics -> {
      var end = sum(metrics, END);
      if (end > 0) {
        seen.end().add(Instant.now(), end);
        seen.lag().add(Instant.now(), sum(metrics, LAG));
      }
    });
  }

  private long sum(String metrics, String family) {
    return Pattern.compile("(?m)^" + family + "\\{(.*)} (\\S+)$").matcher(metrics).results()
        .filter(sample -> sample.group(1).contains("namespace=\"" + namespace + "\""))
        .mapToLong(sample -> (long) Double.parseDouble(sample.group(2)))
        .sum();
  }

  Seen seen() {
    return seen;
  }

  /** Whether nothing was missed so far. */
  boolean isWhole() {
    return positions.isAlive() && !looking.isDone();
  }

  @Override
  public void close() {
    asking.shutdownNow();
    deployment.close();
    positions.close();
  }
}
