package io.consumerpipeline.operator.reference;

import io.consumerpipeline.api.SchemaReference;
import io.consumerpipeline.operator.plan.SchemaTexts;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import io.consumerpipeline.schema.EventSchema;
import io.consumerpipeline.schema.UnusableSchemaException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON Schemas that pipelines refer to, each ConfigMap by its name: to watch them would be to hold every ConfigMap of every
 * tenant in memory. Safe for use by several threads.
 */
public final class EventSchemas {
  /** What was good is not asked for again at every reconciliation. */
  private static final Duration TRUST = Duration.ofSeconds(10);
  private static final int LONGEST = 256 * 1024;
  private static final int FORBIDDEN = 403;

  private record Name(String namespace, SchemaReference reference) {}

  private record Good(String text, Instant seen) {}

  /** What was read, and what stands against the rest. */
  public record Found(SchemaTexts texts, List<Obstacle> obstacles) {}

  private static final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingException(String message) {
      super(message);
    }
  }

  private final Clock clock;
  private final Map<Name, Good> good = new ConcurrentHashMap<>();

  /** Nothing has been looked at yet. */
  public EventSchemas(Clock clock) {
    this.clock = clock;
  }

  /** Looks at them all. */
  public Found find(KubernetesClient client, String namespace, List<SchemaReference> wanted) {
    var texts = new HashMap<SchemaReference, String>();
    var obstacles = new ArrayList<Obstacle>();
    var now = clock.instant();
    good.values().removeIf(seen -> now.isBefore(seen.seen()) || !now.isBefore(seen.seen().plus(TRUST)));
    for (var reference : wanted) {
      try {
        texts.put(reference, text(client, new Name(namespace, reference), now));
      } catch (MissingException e) {
        obstacles.add(Obstacle.of(Reason.SchemaNotFound, String.valueOf(e.getMessage())));
      } catch (UnusableSchemaException e) {
        obstacles
            .add(Obstacle.of(Reason.InvalidSchema, "the schema " + reference.key() + " in " + name(namespace, reference) + ": "
                + e.getMessage() + "; correct it with kubectl -n " + namespace + " edit configmap " + reference.name()));
      }
    }
    return new Found(new SchemaTexts(texts), obstacles);
  }

  private String text(KubernetesClient client, Name name, Instant now) throws MissingException, UnusableSchemaException {
    var seen = good.get(name);
    if (seen != null) {
      return seen.text();
    }
    var text = read(client, name);
    EventSchema.compile(text);
    good.put(name, new Good(text, now));
    return text;
  }

  private static String read(KubernetesClient client, Name name) throws MissingException {
    var reference = name.reference();
    var found = get(client, name);
    if (found == null) {
      throw new MissingException(name(name.namespace(), reference) + " does not exist: create it with kubectl -n "
          + name.namespace()
          + " create configmap " + reference.name() + " --from-file=" + reference.key() + "; it is looked at again within 10 s");
    }
    var text = found.getData() == null ? null : found.getData().get(reference.key());
    if (text == null) {
      throw new MissingException(
          name(name.namespace(), reference) + " lacks the key " + reference.key() + ": add it with kubectl -n "
              + name.namespace() + " edit configmap " + reference.name() + "; it is looked at again within 10 s");
    }
    if (text.length() > LONGEST) {
      throw new MissingException("the schema " + reference.key() + " in " + name(name.namespace(), reference)
          + " is longer than 256Ki: shorten it");
    }
    return text;
  }

  private static @Nullable ConfigMap get(KubernetesClient client, Name name) throws MissingException {
    try {
      return client.configMaps().inNamespace(name.namespace()).withName(name.reference().name()).get();
    } catch (KubernetesClientException e) {
      if (e.getCode() != FORBIDDEN) {
        throw e;
      }
      throw new MissingException(name(name.namespace(), name.reference())
          + " may not be read by the operator: grant its ServiceAccount get on configmaps in namespace " + name.namespace());
    }
  }

  private static String name(String namespace, SchemaReference reference) {
    return "ConfigMap " + namespace + "/" + reference.name();
  }
}
