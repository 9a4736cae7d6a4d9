package io.consumerpipeline.operator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KafkaKeysTest {
  private static final SecretMount CA = new SecretMount("cluster-ca", "/ca", List.of("*.crt", "ca.p12"));

  @Test
  void nothingIsMissingWhenEveryNameMeansAKey() {
    assertThat(KafkaKeys.missing("web", CA, Set.of("ca.crt", "ca.p12", "other"))).isEmpty();
  }

  @Test
  void messageNamesSecretKeysAndTheNextStepWhenAKeyIsMissing() {
    var obstacle = KafkaKeys.missing("web", CA, Set.of("ca-crt", "ca.crt.old")).orElseThrow();

    assertThat(obstacle.reason()).isEqualTo("SecretKeyMissing");
    assertThat(obstacle.message()).isEqualTo("Secret web/cluster-ca lacks the key *.crt, ca.p12, which spec.source.kafka names:"
        + " add it with kubectl -n web edit secret cluster-ca, or correct the name; it is looked at again within 10 s");
  }
}
