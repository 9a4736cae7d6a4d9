package io.consumerpipeline.operator.reference;

import io.consumerpipeline.operator.plan.KeyPattern;
import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a Secret has to hold for Kafka; pure. */
final class KafkaKeys {
  private KafkaKeys() {}

  /** What is missing, given the keys that have a value. */
  static Optional<Obstacle> missing(String namespace, SecretMount mount, Set<String> keys) {
    var missing = mount.keys().stream().filter(wanted -> keys.stream().noneMatch(key -> new KeyPattern(wanted).matches(key)))
        .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Obstacle.of(Reason.SecretKeyMissing,
            "Secret " + namespace + "/" + mount.secret() + " lacks the key " + missing
                + ", which spec.source.kafka names: add it with kubectl -n " + namespace + " edit secret " + mount.secret()
                + ", or correct the name; it is looked at again within 10 s"));
  }
}
