package io.consumerpipeline.e2e.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Locks;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Locks.SECOND_LANE)
class TruthIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.withOwnServers("truth");

  private static final Pipeline PIPELINE = new Pipeline(NAMESPACE, "views");
  private static final Producer PRODUCER = new Producer(NAMESPACE, "page-views", "truth-views", 3);
  private static long stored;

  @BeforeAll
  static void consume() {
    PRODUCER.createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "truth-views"));
    PIPELINE.awaitConsuming();
    store(500);
  }

  @Test
  void statusNamesTheDatabaseAndNothingIsSetAsideWhenPostgresqlIsDown() {
    var restarts = restarts();
    NAMESPACE.postgres().stop();
    var sent = PRODUCER.start(1_000, 0, 0).await();

    PIPELINE.awaitCondition("SinkConnected", "False ");
    PIPELINE.awaitCondition("Ready", "False SinkUnavailable");
    assertThat(PIPELINE.condition("SinkConnected")).contains(NAMESPACE.postgres().host() + ":5432");
    assertThat(PIPELINE.condition("SourceConnected")).startsWith("True ");
    Eventually.soon(() -> assertThat(PIPELINE.field("{.status.lag.records}")).isEqualTo(String.valueOf(sent.sent())));

    NAMESPACE.postgres().start();
    PIPELINE.awaitCondition("SinkConnected", "True ");
    PIPELINE.awaitConsuming();
    stored += sent.good();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(stored));
    assertThat(NAMESPACE.database().rows("page_views_dlq")).as("an outage is not a bad record").isZero();
    assertThat(restarts()).as("nobody had to restart anything").isEqualTo(restarts);
  }

  @Test
  void statusNamesTheBrokerWhenKafkaIsDown() {
    var restarts = restarts();
    NAMESPACE.kafka().stop();

    PIPELINE.awaitCondition("SourceConnected", "False ");
    assertThat(PIPELINE.condition("SourceConnected")).contains(NAMESPACE.bootstrapServers());
    PIPELINE.awaitCondition("Ready", "False ");
    PIPELINE.awaitCondition("LagWithinThreshold", "Unknown LagUnknown");

    NAMESPACE.kafka().start();
    PIPELINE.awaitCondition("SourceConnected", "True ");
    PIPELINE.awaitConsuming();
    store(500);
    assertThat(NAMESPACE.database().rows("page_views_dlq")).isZero();
    assertThat(restarts()).isEqualTo(restarts);
  }

  private static void store(int events) {
    stored += PRODUCER.start(events, 0, 0).await().good();
    Eventually.within(Duration.ofMinutes(2), () -> assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(stored));
  }

  private static String restarts() {
    return NAMESPACE.run("get", "pods", "-l", "consumerpipeline.io/pipeline=views", "-o",
        "jsonpath={range .items[*]}{.metadata.name} {.status.containerStatuses[0].restartCount} {end}");
  }
}
