package io.consumerpipeline.e2e.scaling;

/**
 * A burst, and how a pipeline is to follow it.
 *
 * @param events all at once, in all partitions
 */
record BurstPlan(int events, HeldReplicas replicas) {
  /** A minute's work for one replica, small enough for a test. */
  static final BurstPlan SHORT = new BurstPlan(30_000, new HeldReplicas(500, 6, 30, 15));

  /** From what a single replica does at full speed it is to know what one can do. */
  int warmUp() {
    return replicas.perReplica();
  }
}
