package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.plan.PipelinePlan.Reset;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets positions, once: it is created when nobody consumes, never changed, and kept as long as the resource says its nonce, so that
 * everybody can see that it is done.
 */
public final class ResetJob {
  private static final int ATTEMPTS_AGAIN = 5;
  private static final long SECONDS_AT_MOST = 900;
  /** Of {@code offsets}: what was asked for cannot be done, and trying again changes nothing. */
  private static final Integer[] HOPELESS = {2, 65, 78};

  private ResetJob() {}

  /** The resource's name with a few digits that another nonce does not have; nor has a resource that was deleted and made again. */
  public static String name(Owner owner, Reset reset) {
    return owner.name() + "-reset-" + Fingerprint.of(owner.uid() + "/" + reset.nonce()).substring(0, 6);
  }

  /** The Job. */
  public static Job of(PipelinePlan plan, Reset reset) {
    return new JobBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), name(plan.owner(), reset), Component.RESET).build())
        .withSpec(new JobSpecBuilder()
            // Broker or database away: the Job waits twice as long from attempt to attempt.
            .withBackoffLimit(ATTEMPTS_AGAIN)
            .withActiveDeadlineSeconds(SECONDS_AT_MOST)
            .withPodFailurePolicy(new PodFailurePolicyBuilder()
                .addNewRule().withAction("FailJob")
                .withNewOnExitCodes().withContainerName("offsets").withOperator("In").withValues(HOPELESS).endOnExitCodes()
                .endRule().build())
            .withTemplate(new PodTemplateSpecBuilder().withMetadata(podMetadata(plan)).withSpec(pod(plan, reset)).build())
            .build())
        .build();
  }

  /** Without the label by which Service, disruption budget and Deployment find consumers. */
  private static ObjectMeta podMetadata(PipelinePlan plan) {
    var labels = Ownership.labels(plan.owner(), Component.RESET);
    labels.remove(Ownership.PIPELINE_LABEL);
    return new ObjectMetaBuilder().withLabels(labels).build();
  }

  private static PodSpec pod(PipelinePlan plan, Reset reset) {
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withServiceAccountName(plan.owner().name())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(ConsumerPod.securityContext())
        .withContainers(container(plan, reset))
        .withVolumes(ConsumerPod.volumes(plan))
        .build();
  }

  private static Container container(PipelinePlan plan, Reset reset) {
    return new ContainerBuilder()
        .withName("offsets")
        .withImage(plan.pod().image())
        .withArgs(arguments(reset))
        .withResources(ConsumerContainer.resources(plan))
        .withSecurityContext(ConsumerContainer.securityContext())
        // What the command says of a result is in the file; a crash is in the log.
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withVolumeMounts(ConsumerContainer.mounts(plan))
        .build();
  }

  private static List<String> arguments(Reset reset) {
    var arguments = new ArrayList<>(List.of("offsets",
        "--config=" + ConsumerContainer.CONFIG_DIRECTORY + "/" + PipelineConfigMap.KEY,
        "--nonce=" + reset.nonce(), "--result=/dev/termination-log", "--to=" + reset.to().name()));
    if (!reset.timestamp().isEmpty()) {
      arguments.add("--timestamp=" + reset.timestamp());
    }
    reset.offsets().forEach((partition, offset) -> arguments.add("--offset=" + partition + "=" + offset));
    return arguments;
  }
}
