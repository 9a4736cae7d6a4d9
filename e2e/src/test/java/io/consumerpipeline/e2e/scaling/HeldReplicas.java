package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.time.Duration;

/**
 * A pipeline whose replicas are held to a rate, as on few cores more of them would otherwise bring nothing.
 *
 * @param perReplica records that each may store per second
 * @param downSeconds {@code behavior.scaleDown.stabilizationWindowSeconds}
 */
record HeldReplicas(int perReplica, int maxReplicas, int catchUpSeconds, int downSeconds) {
  static final int PARTITIONS = 12;
  /** The operator's own: between two looks at broker and pods. */
  static final Duration POLLING = Duration.ofSeconds(15);

  /** Makes the topic of the pipeline's name and the pipeline, waits until it consumes, and answers what sends to it. */
  Producer begin(Namespace namespace, String name) {
    var producer = new Producer(namespace, "page-views", name, PARTITIONS);
    producer.createTopic();
    namespace.apply(manifest(namespace, name));
    new Pipeline(namespace, name).awaitConsuming();
    return producer;
  }

  private String manifest(Namespace namespace, String name) {
    // The first line goes on with the table.
    return Manifest.pageViews(namespace, name, name, """
            maxConnections: %d
        delivery:
          maxRecordsPerSecond: %d
        autoscaling:
          maxReplicas: %d
          catchUpSeconds: %d
          behavior:
            scaleDown: {stabilizationWindowSeconds: %d}
        resources:
          requests: {cpu: 20m, memory: 128Mi}
          limits: {memory: 384Mi}
        """.formatted(2 * maxReplicas, perReplica, maxReplicas, catchUpSeconds, downSeconds));
  }
}
