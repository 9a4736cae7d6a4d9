package io.consumerpipeline.operator.simulation;

/**
 * How an autoscaler did.
 *
 * @param secondsAboveTarget in which a record was waiting for longer than it should
 * @param lagSeconds by how much longer, summed over these seconds
 * @param replicaSeconds that were paid
 * @param rescalings changes
 * @param reversals of them: replicas that went within 300 s after others came, or a second change of direction within 300 s
 * @param fewest replicas that there ever were
 * @param most replicas that there ever were
 */
public record Score(int secondsAboveTarget, long lagSeconds, long replicaSeconds, int rescalings, int reversals, int fewest,
    int most) {}
