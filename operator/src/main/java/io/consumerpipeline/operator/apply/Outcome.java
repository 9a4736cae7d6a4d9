package io.consumerpipeline.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;

/**
 * What came of applying.
 *
 * @param objects what the cluster now has of the desired objects
 * @param conflicts desired objects whose name belongs to somebody else
 * @param refusals desired objects that the API server refuses
 * @param corrected desired objects that somebody had changed or deleted
 */
public record Outcome(List<HasMetadata> objects, List<HasMetadata> conflicts, List<Refusal> refusals,
    List<HasMetadata> corrected) {
  /** An object and what the API server said. */
  public record Refusal(HasMetadata object, KubernetesClientException error) {}

  /** The Deployment, if there is one. */
  public Optional<Deployment> deployment() {
    return objects.stream().filter(Deployment.class::isInstance).map(Deployment.class::cast).findFirst();
  }

  /** An outcome without a write: these objects were there. */
  public static Outcome untouched(List<HasMetadata> objects) {
    return new Outcome(objects, List.of(), List.of(), List.of());
  }
}
