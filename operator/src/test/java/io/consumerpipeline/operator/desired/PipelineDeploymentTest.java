package io.consumerpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.Pipelines;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineDeploymentTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "thresholds: {lagSeconds: 1, errorRatePercent: 1}",
      "alerts: {rules: [{name: HighConsumerLag, state: Disabled}]}",
      "monitoring: {serviceMonitor: {labels: {release: x}, intervalSeconds: 5}, prometheusRule: {labels: {release: x}}}",
      "replicas: 7",
      "suspend: true",
      "resources: {requests: {cpu: 0.1, memory: 262144Ki}}"})
  void noPodRestartsWhenTheChangeDoesNotConcernIt(String change) {
    assertThat(template(change)).isEqualTo(template(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "delivery: {batch: {maxRecords: 1}}",
      "events: {requiredFields: [id]}",
      "logging: {level: Debug}",
      "monitoring: {metricAliases: Prefixed}",
      "sink: {postgresql: {connectionSecretRef: {name: web-db-app}, table: other}}"})
  void podsRestartWhenTheirConfigurationChanges(String change) {
    assertThat(template(change).getMetadata().getAnnotations()).isNotEqualTo(template("").getMetadata().getAnnotations());
  }

  @Test
  void volumesStayInOrderWhenReferencesAreWrittenInAnother() {
    var one = "source: {kafka: {bootstrapServers: 'k:9093', topic: t, tls: {trustedCertificates: [{secretName: %s, certificate:"
        + " ca.crt}, {secretName: %s, certificate: ca.crt}]}}}";

    assertThat(template(one.formatted("a", "b")).getSpec().getVolumes())
        .isEqualTo(template(one.formatted("b", "a")).getSpec().getVolumes());
  }

  @Test
  void onlyNamedKeysOfASecretAreMountedUnlessTheyAreAPattern() {
    var source = "source: {kafka: {bootstrapServers: 'k:9093', topic: t, tls: {trustedCertificates: [{secretName: a, pattern: '*.crt'},"
        + " {secretName: b, certificate: ca.crt}]}}}";

    var secrets = template(source).getSpec().getVolumes().stream().map(Volume::getSecret).filter(Objects::nonNull).toList();

    assertThat(secrets).extracting(SecretVolumeSource::getSecretName).containsExactly("web-db-app", "a", "b");
    assertThat(secrets.get(1).getItems()).isEmpty();
    assertThat(secrets.get(2).getItems()).singleElement().satisfies(item -> assertThat(item.getKey()).isEqualTo("ca.crt"));
    assertThat(secrets).allMatch(secret -> secret.getDefaultMode() == 0400);
  }

  /** What the Pod Security Standard restricted asks for, field by field. */
  @Test
  void podIsAllowedUnderTheRestrictedStandard() {
    var pod = template("").getSpec();

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(pod.getVolumes()).allMatch(volume -> volume.getConfigMap() != null || volume.getSecret() != null
        || volume.getEmptyDir() != null);
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getContainers()).singleElement().satisfies(container -> {
      assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
      assertThat(container.getPorts()).allMatch(port -> port.getHostPort() == null);
    });
  }

  @Test
  void podHasNoTokenOfTheKubernetesApi() {
    assertThat(template("").getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(PipelineServiceAccount.of(Pipelines.plan("")).getAutomountServiceAccountToken()).isFalse();
  }

  @Test
  void selectorIsPartOfThePodsLabels() {
    var spec = PipelineDeployment.of(Pipelines.plan("")).getSpec();

    assertThat(spec.getTemplate().getMetadata().getLabels()).containsAllEntriesOf(spec.getSelector().getMatchLabels());
  }

  @Test
  void stoppedDeploymentKnowsHowManyReplicasComeBack() {
    // Given
    var suspended = Pipelines.plan("suspend: true").scaledTo(7);
    var reset = Pipelines.plan("").scaledTo(7).withoutPods();

    // When
    var stopped = List.of(PipelineDeployment.of(suspended), PipelineDeployment.of(reset));

    // Then
    assertThat(stopped).allSatisfy(deployment -> {
      assertThat(deployment.getSpec().getReplicas()).isZero();
      assertThat(LiveReplicas.of(deployment)).isEqualTo(7);
    });
  }

  @Test
  void replicasOfADeploymentThatRunsAreThoseThatItAsksFor() {
    assertThat(LiveReplicas.of(PipelineDeployment.of(Pipelines.plan("").scaledTo(7)))).isEqualTo(7);
    assertThat(LiveReplicas.of(PipelineDeployment.of(Pipelines.plan("replicas: 3").withoutPods()))).isZero();
    assertThat(PipelineDeployment.of(Pipelines.plan("").scaledTo(7)).getMetadata().getAnnotations()).isNullOrEmpty();
  }

  @Test
  void whatSomebodyWroteInPlaceOfANumberIsNoNumber() {
    var deployment = PipelineDeployment.of(Pipelines.plan("suspend: true").scaledTo(7));
    deployment.getMetadata().getAnnotations().put(LiveReplicas.RESUMES_WITH, "many");

    assertThat(LiveReplicas.of(deployment)).isZero();
  }

  private static PodTemplateSpec template(String change) {
    return PipelineDeployment.of(Pipelines.plan(change)).getSpec().getTemplate();
  }
}
