package io.consumerpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.Pipelines;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
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

  private static PodTemplateSpec template(String change) {
    return PipelineDeployment.of(Pipelines.plan(change)).getSpec().getTemplate();
  }
}
