package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** An identity of the pods' own, without a token: a consumer never talks to the Kubernetes API. */
final class PipelineServiceAccount {
  private PipelineServiceAccount() {}

  static ServiceAccount of(PipelinePlan plan) {
    return new ServiceAccountBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), plan.owner().name(), Component.CONSUMER).build())
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
