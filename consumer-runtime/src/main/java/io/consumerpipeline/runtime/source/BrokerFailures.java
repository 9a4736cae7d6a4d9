package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.kafka.Asked;
import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.runtime.delivery.BrokerException;

/** What an error of Kafka's client means. */
final class BrokerFailures {

  private BrokerFailures() {}

  static BrokerException explain(Throwable cause, RuntimeConfig.Kafka kafka, KafkaAccess access) {
    return access.refusal(cause, asked(kafka))
        .map(refusal -> new BrokerException(refusal.reason().name(), refusal.message(), true, cause))
        .orElseGet(
            () -> new BrokerException("BrokerUnavailable", "no answer from " + kafka.bootstrapServers() + " (" + text(cause)
                + "); waiting for it", false, cause));
  }

  static Asked asked(RuntimeConfig.Kafka kafka) {
    return new Asked(kafka.topic(), kafka.consumerGroup());
  }

  private static String text(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
