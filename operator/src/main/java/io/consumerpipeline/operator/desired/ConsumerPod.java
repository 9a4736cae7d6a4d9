package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.CertificateAuthority;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecretVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.List;

/** A pod as the Pod Security Standard <em>restricted</em> allows it. */
final class ConsumerPod {
  /** The user and group of the image; it has no other. */
  private static final long NOBODY = 65_532;
  /** A last batch and its commit, with room for a sink that is slow. */
  private static final long SECONDS_TO_STOP = 40;
  static final int OWNER_READS = 0400;

  private ConsumerPod() {}

  static PodSpec of(PipelinePlan plan) {
    return new PodSpecBuilder()
        .withServiceAccountName(plan.owner().name())
        .withAutomountServiceAccountToken(false)
        // Otherwise every Service of the namespace becomes environment variables of the pod.
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(SECONDS_TO_STOP)
        .withSecurityContext(securityContext())
        .withTopologySpreadConstraints(spread(plan))
        .withContainers(ConsumerContainer.of(plan))
        .withVolumes(volumes(plan))
        .build();
  }

  static PodSecurityContext securityContext() {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .withRunAsGroup(NOBODY)
        // The files of the Secret belong to root: they are readable to the process through this group.
        .withFsGroup(NOBODY)
        .withSeccompProfile(new SeccompProfileBuilder().withType("RuntimeDefault").build())
        .build();
  }

  private static TopologySpreadConstraint spread(PipelinePlan plan) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey("kubernetes.io/hostname")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withLabelSelector(new LabelSelectorBuilder().withMatchLabels(Ownership.selector(plan.owner())).build())
        .build();
  }

  static List<Volume> volumes(PipelinePlan plan) {
    var volumes = new ArrayList<>(List.of(
        new VolumeBuilder()
            .withName(ConsumerContainer.CONFIG_VOLUME)
            .withConfigMap(new ConfigMapVolumeSourceBuilder().withName(plan.owner().name()).build())
            .build(),
        new VolumeBuilder()
            .withName(ConsumerContainer.CONNECTION_VOLUME)
            .withSecret(new SecretVolumeSourceBuilder()
                .withSecretName(plan.pod().connectionSecret())
                .withDefaultMode(OWNER_READS)
                .build())
            .build(),
        new VolumeBuilder()
            .withName(ConsumerContainer.TEMPORARY_VOLUME)
            .withEmptyDir(new EmptyDirVolumeSourceBuilder().withSizeLimit(new Quantity("64Mi")).build())
            .build()));
    plan.pod().connectionCa().ifPresent(ca -> volumes.add(certificates(ca)));
    volumes.addAll(KafkaVolumes.of(plan.pod().kafkaSecrets()));
    return volumes;
  }

  private static Volume certificates(CertificateAuthority ca) {
    return new VolumeBuilder()
        .withName(ConsumerContainer.CONNECTION_CA_VOLUME)
        .withSecret(new SecretVolumeSourceBuilder()
            .withSecretName(ca.secret())
            .withItems(new KeyToPathBuilder().withKey(ca.key()).withPath(CertificateAuthority.FILE).build())
            .withDefaultMode(OWNER_READS)
            .build())
        .build();
  }
}
