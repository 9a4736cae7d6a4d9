package io.consumerpipeline.operator.lag;

import io.consumerpipeline.contract.RuntimeConfig.Security;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import java.util.List;

/**
 * A Kafka cluster and who asks it. Pipelines that get in the same way share a connection; the same brokers with other credentials are
 * another cluster here, as each may see other topics.
 *
 * @param namespace of the Secrets; empty if there are none
 */
record KafkaCluster(String bootstrapServers, Security security, String namespace, List<SecretMount> secrets) {

  static KafkaCluster of(PipelinePlan plan) {
    var kafka = plan.runtime().source().kafka();
    var secrets = plan.pod().kafkaSecrets();
    return new KafkaCluster(kafka.bootstrapServers(), kafka.security(), secrets.isEmpty() ? "" : plan.owner().namespace(),
        secrets);
  }

  /** One that asks for no login. */
  static KafkaCluster open(String bootstrapServers) {
    return new KafkaCluster(bootstrapServers, Security.NONE, "", List.of());
  }
}
