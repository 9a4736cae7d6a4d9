package io.consumerpipeline.operator.reference;

import io.consumerpipeline.operator.plan.PipelinePlan.CertificateAuthority;
import io.consumerpipeline.operator.plan.PipelinePlan.SecretMount;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks whether the Secrets that pipelines refer to are there and complete. Only the names of their keys are used here. Each is read by
 * its name: RBAC cannot grant a list of Secrets without their values. Safe for use by several threads.
 */
public final class ConnectionSecrets {
  /** What was complete is not asked for again at every reconciliation. */
  private static final Duration TRUST = Duration.ofMinutes(1);
  private static final int FORBIDDEN = 403;

  private record Name(String namespace, String secret) {}

  private record Need(Name name, List<String> keys) {}

  private final Clock clock;
  private final Map<Need, Instant> complete = new ConcurrentHashMap<>();

  /** Nothing has been looked at yet. */
  public ConnectionSecrets(Clock clock) {
    this.clock = clock;
  }

  /** What is wrong with the Secret of a sink; nothing if it is complete. */
  public Optional<Obstacle> obstacle(KubernetesClient client, String namespace, String secret) {
    return obstacle(client, new Need(new Name(namespace, secret), List.of()),
        " and the keys host, port, dbname, user and password",
        keys -> ConnectionKeys.missing(namespace, secret, keys));
  }

  /** What is wrong with a Secret for getting into Kafka; nothing if it has all keys that are named. */
  public Optional<Obstacle> obstacle(KubernetesClient client, String namespace, SecretMount mount) {
    return obstacle(client, new Need(new Name(namespace, mount.secret()), mount.keys()),
        (mount.keys().size() == 1 ? " and the key " : " and the keys ") + String.join(", ", mount.keys()),
        keys -> KafkaKeys.missing(namespace, mount, keys));
  }

  /** What is wrong with a Secret of which one key is needed; nothing if it is there. */
  public Optional<Obstacle> obstacle(KubernetesClient client, String namespace, CertificateAuthority authority) {
    return obstacle(client, new Need(new Name(namespace, authority.secret()), List.of(authority.key())),
        " --from-file=" + authority.key() + "=FILE",
        keys -> ConnectionKeys.missing(namespace, authority.secret(), authority.key(), keys));
  }

  private Optional<Obstacle> obstacle(KubernetesClient client, Need need, String keys,
      Function<Set<String>, Optional<Obstacle>> missing) {
    var now = clock.instant();
    var seen = complete.get(need);
    if (seen != null && !now.isBefore(seen) && now.isBefore(seen.plus(TRUST))) {
      return Optional.empty();
    }
    var obstacle = look(client, need.name(), keys, missing);
    obstacle.ifPresentOrElse(_ -> complete.remove(need), () -> complete.put(need, now));
    return obstacle;
  }

  private static Optional<Obstacle> look(KubernetesClient client, Name name, String keys,
      Function<Set<String>, Optional<Obstacle>> missing) {
    try {
      var found = client.secrets().inNamespace(name.namespace()).withName(name.secret()).get();
      return found == null
          ? Optional.of(Obstacle.of(Reason.SecretNotFound, "Secret " + name.namespace() + "/" + name.secret()
              + " does not exist: create it with kubectl -n " + name.namespace() + " create secret generic " + name.secret()
              + keys + "; it is looked at again within 10 s"))
          : missing.apply(keys(found));
    } catch (KubernetesClientException e) {
      if (e.getCode() != FORBIDDEN) {
        throw e;
      }
      return Optional.of(Obstacle.of(Reason.SecretNotFound, "Secret " + name.namespace() + "/" + name.secret()
          + " may not be read by the operator: grant its ServiceAccount get on secrets in namespace " + name.namespace()));
    }
  }

  private static Set<String> keys(Secret secret) {
    return Objects.requireNonNullElse(secret.getData(), Map.<String, String>of()).entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty()).map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
