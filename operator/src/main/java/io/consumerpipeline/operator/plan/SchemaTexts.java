package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.EventType;
import io.consumerpipeline.api.SchemaReference;
import java.util.List;
import java.util.Map;

/**
 * The schemas that a spec refers to, as far as they could be read.
 *
 * @param byReference checked already
 */
public record SchemaTexts(Map<SchemaReference, String> byReference) {
  /** Nothing could be read. */
  public static final SchemaTexts NONE = new SchemaTexts(Map.of());

  public SchemaTexts {
    byReference = Map.copyOf(byReference);
  }

  /** What a spec refers to, each document once; what names no document is a problem of the plan. */
  public static List<SchemaReference> wanted(ConsumerPipelineSpec spec) {
    var types = spec.events() == null ? null : spec.events().types();
    return requireNonNullElse(types, List.<EventType>of()).stream().map(EventType::schemaRef)
        .filter(reference -> reference != null && reference.name() != null && reference.key() != null).distinct().toList();
  }
}
