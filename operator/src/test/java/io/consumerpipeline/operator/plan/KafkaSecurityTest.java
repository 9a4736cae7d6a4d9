package io.consumerpipeline.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaSecurityTest {

  @Test
  void keysOfOneSecretAreFilesOfOneDirectory() {
    // When
    var plan = plan("""
        authentication: {type: scram-sha-512, username: web, passwordSecret: {secretName: web, password: password}}
            tls: {trustedCertificates: [{secretName: ca, pattern: '*.crt'}, {secretName: web, certificate: ca.crt}]}""");

    // Then
    assertThat(plan.runtime().source().kafka().security()).isEqualTo(new Security(true,
        List.of("/etc/consumerpipeline/kafka/ca/*.crt", "/etc/consumerpipeline/kafka/web/ca.crt"),
        new Login.Password(Mechanism.ScramSha512, "web", "/etc/consumerpipeline/kafka/web/password")));
    assertThat(plan.pod().kafkaSecrets()).containsExactly(
        new SecretMount("ca", "/etc/consumerpipeline/kafka/ca", List.of("*.crt")),
        new SecretMount("web", "/etc/consumerpipeline/kafka/web", List.of("ca.crt", "password")));
  }

  @Test
  void certificateAndKeyAreMountedWhenTheyAreTheLogin() {
    var plan = plan("""
        authentication: {type: tls, certificateAndKey: {secretName: web, certificate: user.crt, key: user.key}}
            tls: {}""");

    assertThat(plan.runtime().source().kafka().security()).isEqualTo(new Security(true, List.of(),
        new Login.Certificate("/etc/consumerpipeline/kafka/web/user.crt", "/etc/consumerpipeline/kafka/web/user.key")));
    assertThat(plan.pod().kafkaSecrets())
        .containsExactly(new SecretMount("web", "/etc/consumerpipeline/kafka/web", List.of("user.crt", "user.key")));
  }

  @Test
  void certificatesOfTheTokenEndpointAreMountedToo() {
    var plan = plan("""
        authentication: {type: oauth, clientId: web, clientSecret: {secretName: web, key: s}, tokenEndpointUri: 'https://sso/t',
              tlsTrustedCertificates: [{secretName: sso, certificate: ca.crt}]}""");

    assertThat(plan.runtime().source().kafka().security()).isEqualTo(new Security(false, List.of(),
        new Login.Token("https://sso/t", "web", "/etc/consumerpipeline/kafka/web/s", "",
            List.of("/etc/consumerpipeline/kafka/sso/ca.crt"))));
    assertThat(plan.pod().kafkaSecrets()).extracting(SecretMount::secret).containsExactly("sso", "web");
  }

  private static PipelinePlan plan(String access) {
    return Pipelines.plan("""
        source:
          kafka:
            bootstrapServers: kafka:9093
            topic: page-views
            %s""".formatted(access));
  }
}
