package io.consumerpipeline.operator.desired;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeploymentBuilder;
import java.util.Map;

/** The consumer pods. Thresholds and alerts do not reach the pod template, so changing them restarts nothing. */
final class PipelineDeployment {
  /** Changes with the configuration, and so makes pods start anew that read it only once. */
  static final String CONFIG_HASH = "consumerpipeline.io/config-hash";

  /** The last nonce of {@code spec.restart}; it is part of the configuration too, which lifts the holds. */
  static final String RESTART = "consumerpipeline.io/restart";

  private PipelineDeployment() {}

  static Deployment of(PipelinePlan plan) {
    return new DeploymentBuilder()
        .withMetadata(metadata(plan))
        .withSpec(new DeploymentSpecBuilder()
            // Never left out: the API server would put 1 in its place and take it from whoever scaled.
            .withReplicas(plan.replicas())
            .withRevisionHistoryLimit(3)
            .withProgressDeadlineSeconds(300)
            .withSelector(new LabelSelectorBuilder().withMatchLabels(Ownership.selector(plan.owner())).build())
            .withStrategy(strategy())
            .withTemplate(new PodTemplateSpecBuilder().withMetadata(podMetadata(plan)).withSpec(ConsumerPod.of(plan)).build())
            .build())
        .build();
  }

  private static ObjectMeta metadata(PipelinePlan plan) {
    var metadata = Ownership.metadata(plan.owner(), plan.owner().name(), Component.CONSUMER);
    plan.resumesWith().ifPresent(held -> metadata.addToAnnotations(LiveReplicas.RESUMES_WITH, String.valueOf(held)));
    return metadata.build();
  }

  /**
   * First the new pod, then the old one goes: a version that never gets ready leaves the old one consuming. The other order would
   * cost as many rebalances, one for each pod that joins and one for each that leaves; and two pods that claim one partition are
   * told apart by its ownership epoch.
   */
  private static DeploymentStrategy strategy() {
    return new DeploymentStrategyBuilder()
        .withType("RollingUpdate")
        .withRollingUpdate(new RollingUpdateDeploymentBuilder()
            .withMaxSurge(new IntOrString(1))
            .withMaxUnavailable(new IntOrString(0))
            .build())
        .build();
  }

  private static ObjectMeta podMetadata(PipelinePlan plan) {
    var restart = plan.runtime().delivery().restart();
    return new ObjectMetaBuilder()
        .withLabels(Ownership.labels(plan.owner(), Component.CONSUMER))
        .addToAnnotations(CONFIG_HASH, Fingerprint.of(ContractFormat.toYaml(plan.runtime())))
        .addToAnnotations(restart.isEmpty() ? Map.of() : Map.of(RESTART, restart))
        .build();
  }
}
