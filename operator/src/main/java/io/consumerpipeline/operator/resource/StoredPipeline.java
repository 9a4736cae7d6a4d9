package io.consumerpipeline.operator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import org.jspecify.annotations.Nullable;

/** What a stored resource says, as records. */
public final class StoredPipeline {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private StoredPipeline() {}

  /** The spec, or why it cannot be read. */
  public sealed interface Spec {
    /** It can be read. */
    record Read(ConsumerPipelineSpec spec) implements Spec {}

    /** Stored by an older or newer CRD, or past validation. */
    record Unreadable(String cause) implements Spec {}
  }

  /** The resource as the owner of its objects. */
  public static Owner owner(ConsumerPipelineResource resource) {
    var metadata = resource.getMetadata();
    return new Owner(metadata.getNamespace(), metadata.getName(), metadata.getUid());
  }

  /** Reads the spec. */
  public static Spec spec(ConsumerPipelineResource resource) {
    if (resource.getSpec() == null || resource.getSpec().isNull()) {
      return new Spec.Unreadable("spec is absent");
    }
    try {
      return new Spec.Read(JSON.convertValue(resource.getSpec(), ConsumerPipelineSpec.class));
    } catch (IllegalArgumentException e) {
      return new Spec.Unreadable(e.getMessage() == null ? "unreadable" : e.getMessage().lines().findFirst().orElse("unreadable"));
    }
  }

  /** Reads a status; one that cannot be read is as good as none, as it is about to be written anew. */
  public static @Nullable ConsumerPipelineStatus status(@Nullable JsonNode stored) {
    try {
      return stored == null ? null : JSON.convertValue(stored, ConsumerPipelineStatus.class);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** As it is stored. */
  public static JsonNode json(ConsumerPipelineStatus status) {
    return JSON.valueToTree(status);
  }
}
