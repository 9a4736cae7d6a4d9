package io.consumerpipeline.e2e.scaling;

import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Following;
import io.consumerpipeline.e2e.cluster.Namespace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Looks at a pipeline while it runs: at each change of its Deployment by a watch, twice a second at what PostgreSQL has stored, and at
 * the end of the topic as the operator has it from the broker.
 */
final class Recording implements AutoCloseable {
  private static final String METRICS = "/api/v1/namespaces/consumerpipeline-system/services/"
      + "consumerpipeline-operator:8080/proxy/metrics";
  private static final Duration STORED = Duration.ofMillis(500);
  private static final long END_SECONDS = 2;
  private static final Pattern END = Pattern.compile("(?m)^consumerpipeline_topic_end_offset\\{(.*)} (\\S+)$");

  private final Seen seen = Seen.nothing();
  private final String namespace;
  private final List<Following> followings;
  private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();

  /** Begins; the pipeline is there and consumes. */
  Recording(Namespace namespace) {
    this.namespace = namespace.name();
    this.followings = List.of(
        Cluster.follow("", this::deployment, "-n", namespace.name(), "get", "deployment", BurstPlan.NAME, "--watch", "-o",
            "jsonpath={.spec.replicas} {.status.readyReplicas}{\"\\n\"}"),
        namespace.database().watch("SELECT coalesce(sum(next_offset), 0) FROM consumerpipeline_offsets", STORED,
            sum -> seen.stored().add(Instant.now(), sum)));
    var _ = asking.scheduleWithFixedDelay(this::askForEnd, 0, END_SECONDS, TimeUnit.SECONDS);
  }

  private void deployment(String line) {
    var replicas = line.strip().split(" ");
    seen.wanted().add(Instant.now(), Long.parseLong(replicas[0]));
    seen.ready().add(Instant.now(), replicas.length > 1 ? Long.parseLong(replicas[1]) : 0);
  }

  /** While the operator does not answer, the end stays what it was. */
  private void askForEnd() {
    var metrics = tryKubectl("", "get", "--raw", METRICS);
    var sum = END.matcher(metrics.output()).results()
        .filter(sample -> sample.group(1).contains("namespace=\"" + namespace + "\""))
        .mapToLong(sample -> (long) Double.parseDouble(sample.group(2)))
        .sum();
    if (sum > 0) {
      seen.end().add(Instant.now(), sum);
    }
  }

  Seen seen() {
    return seen;
  }

  /** Whether nothing was missed so far. */
  boolean isWhole() {
    return followings.stream().allMatch(Following::isAlive);
  }

  @Override
  public void close() {
    followings.forEach(Following::close);
    asking.shutdownNow();
  }
}
