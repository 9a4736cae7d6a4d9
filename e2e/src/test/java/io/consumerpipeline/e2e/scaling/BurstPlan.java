package io.consumerpipeline.e2e.scaling;

import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import java.time.Duration;

/**
 * A burst, and how a pipeline is to follow it.
 *
 * @param events all at once, in twelve partitions
 * @param perReplica records that each replica may store per second
 * @param downSeconds {@code behavior.scaleDown.stabilizationWindowSeconds}
 */
record BurstPlan(int events, int perReplica, int maxReplicas, int catchUpSeconds, int downSeconds) {
  static final int PARTITIONS = 12;
  /** The operator's own: between two looks at broker and pods. */
  static final Duration POLLING = Duration.ofSeconds(15);
  static final String NAME = "burst";

  /** A minute's work for one replica, small enough for a test. */
  static final BurstPlan SHORT = new BurstPlan(30_000, 500, 6, 30, 15);

  /** From what a single replica does at full speed it is to know what one can do. */
  int warmUp() {
    return perReplica;
  }

  String manifest(Namespace namespace) {
    // The first line goes on with the table.
    return Manifest.pageViews(namespace, NAME, NAME, """
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
