package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.CertificateAuthority;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.HTTPGetActionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one container of a pod: {@code ingest}. */
final class ConsumerContainer {
  static final String METRICS_PORT = "metrics";
  static final String CONFIG_VOLUME = "config";
  static final String CONNECTION_VOLUME = "connection";
  static final String CONNECTION_CA_VOLUME = "connection-ca";
  static final String TEMPORARY_VOLUME = "tmp";
  static final String CONFIG_DIRECTORY = "/etc/consumerpipeline/config";

  private ConsumerContainer() {}

  static Container of(PipelinePlan plan) {
    return new ContainerBuilder()
        .withName("consumer")
        .withImage(plan.pod().image())
        .withArgs("ingest", "--config", CONFIG_DIRECTORY + "/" + PipelineConfigMap.KEY)
        .withPorts(new ContainerPortBuilder()
            .withName(METRICS_PORT)
            .withContainerPort(plan.runtime().metrics().port())
            .withProtocol("TCP")
            .build())
        .withResources(resources(plan))
        .withSecurityContext(securityContext())
        .withStartupProbe(probe("/livez").withPeriodSeconds(2).withFailureThreshold(60).build())
        .withReadinessProbe(probe("/readyz").withPeriodSeconds(5).withFailureThreshold(3).build())
        // A minute of silence: the runtime itself decides by max.poll.interval.ms, and a restart never mends a sink.
        .withLivenessProbe(probe("/livez").withPeriodSeconds(10).withFailureThreshold(6).build())
        .withVolumeMounts(mounts(plan))
        .build();
  }

  private static ProbeBuilder probe(String path) {
    return new ProbeBuilder()
        .withHttpGet(new HTTPGetActionBuilder().withPath(path).withPort(new IntOrString(METRICS_PORT)).build())
        .withTimeoutSeconds(5);
  }

  static ResourceRequirements resources(PipelinePlan plan) {
    return new ResourceRequirementsBuilder()
        .withRequests(quantities(plan.pod().requests()))
        .withLimits(quantities(plan.pod().limits()))
        .build();
  }

  private static Map<String, Quantity> quantities(Map<String, String> amounts) {
    return amounts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Quantity(entry.getValue()), (one, two) -> one, TreeMap::new));
  }

  static SecurityContext securityContext() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withCapabilities(new CapabilitiesBuilder().withDrop("ALL").build())
        .build();
  }

  static List<VolumeMount> mounts(PipelinePlan plan) {
    var mounts = new ArrayList<>(List.of(
        new VolumeMountBuilder().withName(CONFIG_VOLUME).withMountPath(CONFIG_DIRECTORY).withReadOnly(true).build(),
        new VolumeMountBuilder()
            .withName(CONNECTION_VOLUME)
            .withMountPath(plan.runtime().sink().postgresql().connectionDirectory())
            .withReadOnly(true)
            .build(),
        new VolumeMountBuilder().withName(TEMPORARY_VOLUME).withMountPath("/tmp").build()));
    plan.pod().connectionCa().ifPresent(_ -> mounts.add(new VolumeMountBuilder()
        .withName(CONNECTION_CA_VOLUME)
        .withMountPath(CertificateAuthority.DIRECTORY)
        .withReadOnly(true)
        .build()));
    mounts.addAll(KafkaVolumes.mounts(plan.pod().kafkaSecrets()));
    return mounts;
  }
}
