package io.consumerpipeline.operator.lag;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;

/**
 * A group and a topic whose distance is asked for.
 *
 * @param cluster where they are, and who asks
 * @param startFrom where the group starts a partition that it has not committed
 * @param startTimestamp in RFC 3339, if it starts at a time; otherwise empty
 * @param thresholdSeconds crossing it is worth a look at once
 */
public record LagTarget(Owner owner, KafkaCluster cluster, String topic, String consumerGroup, Start startFrom,
    String startTimestamp, int thresholdSeconds) {

  /** What a plan asks for. */
  public static LagTarget of(PipelinePlan plan) {
    var kafka = plan.runtime().source().kafka();
    return new LagTarget(plan.owner(), KafkaCluster.of(plan), kafka.topic(), kafka.consumerGroup(), kafka.startFrom(),
        kafka.startTimestamp(),
        plan.thresholds().lagSeconds());
  }
}
