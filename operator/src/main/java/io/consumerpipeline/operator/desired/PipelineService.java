package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;

/** Where Prometheus finds the pods. */
final class PipelineService {
  private PipelineService() {}

  static Service of(PipelinePlan plan) {
    return new ServiceBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), plan.owner().name(), Component.CONSUMER).build())
        .withSpec(new ServiceSpecBuilder()
            .withType("ClusterIP")
            .withSelector(Ownership.selector(plan.owner()))
            .withPorts(new ServicePortBuilder()
                .withName(ConsumerContainer.METRICS_PORT)
                .withPort(plan.runtime().metrics().port())
                .withTargetPort(new IntOrString(ConsumerContainer.METRICS_PORT))
                .withProtocol("TCP")
                .build())
            .build())
        .build();
  }
}
