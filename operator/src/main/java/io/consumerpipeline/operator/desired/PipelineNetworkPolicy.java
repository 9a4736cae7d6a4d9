package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;

/** Pods answer on their metrics port and nowhere else. Egress stays open: brokers advertise addresses nobody knows beforehand. */
final class PipelineNetworkPolicy {
  private PipelineNetworkPolicy() {}

  static NetworkPolicy of(PipelinePlan plan) {
    var metrics = new NetworkPolicyPortBuilder()
        .withPort(new IntOrString(plan.runtime().metrics().port()))
        // The default, but inside an atomic list it has to be written out: otherwise the object never matches what is stored.
        .withProtocol("TCP")
        .build();
    return new NetworkPolicyBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), plan.owner().name(), Component.CONSUMER).build())
        .withSpec(new NetworkPolicySpecBuilder()
            .withPodSelector(new LabelSelectorBuilder().withMatchLabels(Ownership.selector(plan.owner())).build())
            .withPolicyTypes("Ingress")
            .withIngress(new NetworkPolicyIngressRuleBuilder().withPorts(metrics).build())
            .build())
        .build();
  }
}
