package io.consumerpipeline.operator.reference;

import io.consumerpipeline.operator.plan.PipelinePlan.CertificateAuthority;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the Secrets that pipelines refer to are there and complete. Only the names of their keys are used. Each is read by
 * its name: RBAC cannot grant a list of Secrets without their values. Safe for use by several threads.
 */
public final class ConnectionSecrets {
  /** What was complete is not asked for again at every reconciliation. */
  private static final Duration TRUST = Duration.ofMinutes(1);
  private static final int FORBIDDEN = 403;

  /** What has to be there; without a key those of a connection. */
  private record Name(String namespace, String secret, @Nullable String key) {}

  private final Clock clock;
  private final Map<Name, Instant> complete = new ConcurrentHashMap<>();

  /** Nothing has been looked at yet. */
  public ConnectionSecrets(Clock clock) {
    this.clock = clock;
  }

  /** What is wrong with a Secret; nothing if it is complete. */
  public Optional<Obstacle> obstacle(KubernetesClient client, String namespace, String secret) {
    return obstacle(client, new Name(namespace, secret, null));
  }

  /** What is wrong with a Secret of which one key is needed; nothing if it is there. */
  public Optional<Obstacle> obstacle(KubernetesClient client, String namespace, CertificateAuthority authority) {
    return obstacle(client, new Name(namespace, authority.secret(), authority.key()));
  }

  private Optional<Obstacle> obstacle(KubernetesClient client, Name name) {
    var now = clock.instant();
    var seen = complete.get(name);
    if (seen != null && !now.isBefore(seen) && now.isBefore(seen.plus(TRUST))) {
      return Optional.empty();
    }
    var obstacle = look(client, name);
    obstacle.ifPresentOrElse(_ -> complete.remove(name), () -> complete.put(name, now));
    return obstacle;
  }

  private static Optional<Obstacle> look(KubernetesClient client, Name name) {
    try {
      var found = client.secrets().inNamespace(name.namespace()).withName(name.secret()).get();
      return found == null
          ? Optional.of(Obstacle.of(Reason.SecretNotFound, "Secret " + name.namespace() + "/" + name.secret()
              + " does not exist: create it with kubectl -n " + name.namespace() + " create secret generic " + name.secret()
              + (name.key() == null
                  ? " and the keys host, port, dbname, user and password"
                  : " --from-file=" + name.key() + "=FILE")
              + "; it is looked at again within 10 s"))
          : missing(name, keys(found));
    } catch (KubernetesClientException e) {
      if (e.getCode() != FORBIDDEN) {
        throw e;
      }
      return Optional.of(Obstacle.of(Reason.SecretNotFound, "Secret " + name.namespace() + "/" + name.secret()
          + " may not be read by the operator: grant its ServiceAccount get on secrets in namespace " + name.namespace()));
    }
  }

  private static Optional<Obstacle> missing(Name name, Set<String> keys) {
    return name.key() == null
        ? ConnectionKeys.missing(name.namespace(), name.secret(), keys)
        : ConnectionKeys.missing(name.namespace(), name.secret(), name.key(), keys);
  }

  private static Set<String> keys(Secret secret) {
    return secret.getData().entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
