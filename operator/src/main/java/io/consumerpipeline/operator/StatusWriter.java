package io.consumerpipeline.operator;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.FigurePace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the status when it differs, by server-side apply of the plain client. Not with {@code UpdateControl.patchStatus}: JOSDK
 * 5.3.2 then loses a change of the spec that falls between the read and the write. The event of our own write does no harm, as the
 * generation stays the same. Safe for use by several threads.
 */
final class StatusWriter {
  private static final int NOT_FOUND = 404;
  private static final PatchContext SERVER_SIDE_APPLY = new PatchContext.Builder()
      .withPatchType(PatchType.SERVER_SIDE_APPLY).withFieldManager(Ownership.FIELD_MANAGER).withForce(true).build();

  /** What this process wrote last; the cache may still have what was before. */
  private record Written(ConsumerPipelineStatus status, long resourceVersion, Instant at) {}

  private final Map<Owner, Written> written = new ConcurrentHashMap<>();

  /** The status that the cluster has: as in the cache, or as we wrote it if that is younger. */
  @Nullable
  ConsumerPipelineStatus previous(ConsumerPipelineResource resource) {
    var last = written.get(StoredPipeline.owner(resource));
    return last != null && last.resourceVersion() > version(resource)
        ? last.status()
        : StoredPipeline.status(resource.getStatus());
  }

  /** Writes a status if it is time to. */
  Result write(ConsumerPipelineResource resource, ConsumerPipelineStatus next, KubernetesClient client, Instant now) {
    var owner = StoredPipeline.owner(resource);
    var last = written.get(owner);
    return switch (FigurePace.of(previous(resource), next, last == null ? null : last.at(), now)) {
      case FigurePace.Decision.Nothing _ -> new Result.Unchanged();
      case FigurePace.Decision.Later(var after) -> new Result.HeldBack(after);
      case FigurePace.Decision.Write _ -> patch(owner, next, client).<Result>map(version -> {
        written.put(owner, new Written(next, version, now));
        return new Result.Changed();
      }).orElseGet(Result.Unchanged::new);
    };
  }

  /** What became of a status. */
  sealed interface Result {
    /** It is in the cluster now. */
    record Changed() implements Result {}

    /** It was in the cluster already, or the resource is gone. */
    record Unchanged() implements Result {}

    /** Only figures differ, and they are written so much later. */
    record HeldBack(Duration after) implements Result {}
  }

  void forget(Owner owner) {
    written.remove(owner);
  }

  private static Optional<Long> patch(Owner owner, ConsumerPipelineStatus status, KubernetesClient client) {
    var patch = new ConsumerPipelineResource();
    patch.setMetadata(
        new ObjectMetaBuilder().withNamespace(owner.namespace()).withName(owner.name()).withUid(owner.uid()).build());
    patch.setStatus(StoredPipeline.json(status));
    try {
      return Optional.of(version(client.resource(patch).subresource("status").patch(SERVER_SIDE_APPLY)));
    } catch (KubernetesClientException e) {
      if (e.getCode() == NOT_FOUND) {
        return Optional.empty(); // deleted meanwhile: there is nobody to tell
      }
      throw e;
    }
  }

  /** Resource versions of one resource can be compared as numbers, as Kubernetes promises since 1.35. */
  private static long version(ConsumerPipelineResource resource) {
    var version = resource.getMetadata().getResourceVersion();
    return version == null ? 0 : Long.parseLong(version);
  }
}
