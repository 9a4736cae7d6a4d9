package io.consumerpipeline.operator.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who consumes a topic with a group. Positions are kept by cluster, group and topic, so two pipelines with the same three would
 * take partitions from each other and each get a part of the events: the older one has it. Pure.
 */
public final class GroupClaims {
  /** The name of the index over all pipelines. */
  public static final String INDEX = "group";

  private static final Comparator<ConsumerPipelineResource> OLDEST_FIRST = Comparator
      .<ConsumerPipelineResource, String>comparing(resource -> resource.getMetadata().getCreationTimestamp(),
          Comparator.nullsLast(Comparator.naturalOrder()))
      .thenComparing(resource -> resource.getMetadata().getUid());

  private GroupClaims() {}

  /** What a stored pipeline claims; nothing if it names no topic. Made from JSON, as it has to work for unreadable ones too. */
  public static List<String> keys(ConsumerPipelineResource resource) {
    var spec = resource.getSpec();
    var kafka = spec == null ? null : spec.at("/source/kafka");
    if (kafka == null || kafka.path("topic").asText("").isEmpty()) {
      return List.of();
    }
    return List
        .of(String.join(" ", kafka.path("bootstrapServers").asText(""), kafka.path("topic").asText(""), group(resource, kafka)));
  }

  private static String group(ConsumerPipelineResource resource, JsonNode kafka) {
    var metadata = resource.getMetadata();
    return kafka.path("consumerGroup").asText(metadata.getNamespace() + "." + metadata.getName());
  }

  /** What stands against a pipeline, given all that claim the same. */
  public static Optional<Obstacle> obstacle(ConsumerPipelineResource resource, Collection<ConsumerPipelineResource> claimants) {
    return claimants.stream().min(OLDEST_FIRST)
        .filter(oldest -> !oldest.getMetadata().getUid().equals(resource.getMetadata().getUid()))
        .map(oldest -> Obstacle.of(Reason.GroupConflict, "ConsumerPipeline " + oldest.getMetadata().getNamespace() + "/"
            + oldest.getMetadata().getName() + " consumes the same topic with the same group: delete one of the two, or create"
            + " this one anew with another spec.source.kafka.consumerGroup"));
  }
}
