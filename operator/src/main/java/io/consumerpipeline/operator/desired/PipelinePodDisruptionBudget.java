package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpecBuilder;

/** One pod at a time may be evicted. A pod that is not ready never stands in the way of a node's drain. */
final class PipelinePodDisruptionBudget {
  private PipelinePodDisruptionBudget() {}

  static PodDisruptionBudget of(PipelinePlan plan) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), plan.owner().name(), Component.CONSUMER).build())
        .withSpec(new PodDisruptionBudgetSpecBuilder()
            .withMaxUnavailable(new IntOrString(1))
            .withUnhealthyPodEvictionPolicy("AlwaysAllow")
            .withSelector(new LabelSelectorBuilder().withMatchLabels(Ownership.selector(plan.owner())).build())
            .build())
        .build();
  }
}
