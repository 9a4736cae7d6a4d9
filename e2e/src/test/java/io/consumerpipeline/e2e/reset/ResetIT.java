package io.consumerpipeline.e2e.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Locks;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Locks.SECOND_LANE)
class ResetIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("reset");
  private static final String ACTION = "{.status.actions[?(@.name==\"resetOffsets\")]['nonce','state','message']}";

  @Test
  void everyRecordIsStoredOnceMoreForEachNonce() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "views");
    var producer = new Producer(NAMESPACE, "page-views", "reset-views", 3);
    producer.createTopic();
    var sent = producer.start(3_000, 0, 0).await();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "reset-views", "replicas: 2"));
    pipeline.awaitConsuming();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(sent.good()));

    // When
    pipeline.patch("{\"spec\": {\"resetOffsets\": {\"nonce\": \"a1\", \"to\": \"Earliest\"}}}");

    // Then
    awaitAction(pipeline, "a1 Done 3 partitions of " + NAMESPACE.topic("reset-views") + " set to the beginning");
    pipeline.awaitConsuming();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(2 * sent.good()));
    assertThat(NAMESPACE.database().duplicates("page_views")).isEqualTo(sent.good());
    assertThat(NAMESPACE.run("get", "events", "-o", "jsonpath={.items[*].reason}")).contains("ActionStarted", "ActionDone");

    // When: the Job is gone, and with it what the operator knows
    NAMESPACE.run("delete", "jobs", "-l", "consumerpipeline.io/pipeline=views");

    // Then: the sink knows better
    Eventually.within(Duration.ofMinutes(2), () -> assertThat(pipeline.field(ACTION)).contains("done before with nonce a1"));
    pipeline.awaitConsuming();
    assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(2 * sent.good());
  }

  @Test
  void consumersComeBackWhenAResetIsRefused() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "refused");
    var producer = new Producer(NAMESPACE, "page-views", "reset-refused", 1);
    producer.createTopic();
    var sent = producer.start(100, 0, 0).await();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "refused", "reset-refused").replace("page_views", "refused"));
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("refused")).isEqualTo(sent.good()));

    // When
    pipeline.patch(
        "{\"spec\": {\"resetOffsets\": {\"nonce\": \"a1\", \"to\": \"Offsets\", \"offsets\": [{\"partition\": 0, \"offset\": 7000}]}}}");

    // Then
    awaitAction(pipeline, "a1 Failed refused: offset 7000 is outside of what partition 0 holds");
    pipeline.awaitConsuming();
    assertThat(NAMESPACE.database().rows("refused")).isEqualTo(sent.good());
  }

  @Test
  void positionsAreSetWhileThePipelineIsSuspended() {
    // Given
    var pipeline = new Pipeline(NAMESPACE, "suspended");
    var producer = new Producer(NAMESPACE, "page-views", "reset-suspended", 1);
    producer.createTopic();
    producer.start(100, 0, 0).await();

    // When
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "suspended", "reset-suspended", "suspend: true\n"
        + "resetOffsets: {nonce: a1, to: Latest}").replace("page_views", "suspended"));

    // Then
    awaitAction(pipeline, "a1 Done 1 partition of " + NAMESPACE.topic("reset-suspended") + " set to the end");
    pipeline.awaitCondition("Ready", "True Suspended");
    assertThat(NAMESPACE.database().number("SELECT next_offset FROM consumerpipeline_offsets WHERE topic = '"
        + NAMESPACE.topic("reset-suspended") + "'")).isEqualTo(100);
  }

  private static void awaitAction(Pipeline pipeline, String beginning) {
    Eventually.within(Duration.ofMinutes(3), () -> assertThat(pipeline.field(ACTION)).startsWith(beginning));
  }
}
