package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true of a pipeline, from the cluster, the broker and the pods. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConsumerPipelineStatus(
  @JsonPropertyDescription("The generation of the spec that this status speaks of.")
  @Nullable Long observedGeneration,
  @JsonPropertyDescription("What is true, by type: Ready, Reconciling and Stalled while true, SourceConnected, SinkConnected, DeadLetterTopicConnected, LagWithinThreshold, ScalingActive, ScalingLimited.")
  @Size(max = 16) @Nullable List<Condition> conditions,
  @JsonPropertyDescription("How many consumer pods there are.")
  @Nullable Integer replicas,
  @JsonPropertyDescription("How many consumer pods are ready.")
  @Nullable Integer readyReplicas,
  @JsonPropertyDescription("The label selector of the consumer pods.")
  @Size(max = 512) @Nullable String selector,
  @JsonPropertyDescription("The consumer group in use.")
  @Size(max = 249) @Nullable String consumerGroup,
  @JsonPropertyDescription("How many partitions the topic has.")
  @Nullable Integer partitions,
  @JsonPropertyDescription("How far the pipeline is behind its topic.")
  @Nullable Lag lag,
  @JsonPropertyDescription("The same as text, for the columns of kubectl get.")
  @Nullable Summary summary,
  @JsonPropertyDescription("The objects that this resource owns.")
  @Size(max = 32) @Nullable List<OwnedObject> resources,
  @JsonPropertyDescription("The versions at work.")
  @Nullable Version version,
  @JsonPropertyDescription("What became of actions that the spec asks for once, by name.")
  @Size(max = 8) @Nullable List<Action> actions,
  @JsonPropertyDescription("How the number of pods follows the load.")
  @Nullable AutoscalingStatus autoscaling,
  @JsonPropertyDescription("How long the topic still keeps what is not stored yet.")
  @Nullable Retention retention) {

  /** How far the pipeline is behind, with two significant digits. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Lag(
    @JsonPropertyDescription("Records of the topic that are not stored yet.")
    @Nullable Long records,
    @JsonPropertyDescription("Age of the oldest record that is not stored yet, in seconds.")
    @Nullable Long seconds,
    @JsonPropertyDescription("Records that arrived per second, between the last two looks.")
    @Nullable Long arrivalPerSecond,
    @JsonPropertyDescription("Records that were stored per second, between the last two looks.")
    @Nullable Long storedPerSecond,
    @JsonPropertyDescription("In how many seconds the lag is within its target, if it goes on like this; absent if never.")
    @Nullable Long etaSeconds,
    @JsonPropertyDescription("The partitions that are behind, the ten furthest of them.")
    @Size(max = 10) @Nullable List<PartitionLag> partitions) {}

  /** How far a partition is behind, with two significant digits. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PartitionLag(
    @JsonPropertyDescription("The partition's number.")
    @Required Integer partition,
    @JsonPropertyDescription("Records of it that are not stored yet.")
    @Nullable Long records,
    @JsonPropertyDescription("Age of the oldest of them, in seconds.")
    @Nullable Long seconds,
    @JsonPropertyDescription("The pod that reads it.")
    @Size(max = 253) @Nullable String pod) {}

  /** How long the topic still keeps what is not stored yet. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Retention(
    @JsonPropertyDescription("Hours until the oldest record that is not stored yet is deleted.")
    @Nullable Long headroomHours) {}

  /** Figures as people read them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Summary(
    @JsonPropertyDescription("Ready and wanted pods, for example 2/3.")
    @Size(max = 63) @Nullable String replicas,
    @JsonPropertyDescription("Records behind, for example 1.4k.")
    @Size(max = 63) @Nullable String lag,
    @JsonPropertyDescription("Time behind, for example 1.2s.")
    @Size(max = 63) @Nullable String behind,
    @JsonPropertyDescription("Dead letters of the last hour.")
    @Size(max = 63) @Nullable String deadLetters,
    @JsonPropertyDescription("The kind of sink.")
    @Size(max = 63) @Nullable String sink,
    @JsonPropertyDescription("Records stored per second, for example 4.1k/s.")
    @Size(max = 63) @Nullable String rate,
    @JsonPropertyDescription("Time until the lag is within its target, for example 40s.")
    @Size(max = 63) @Nullable String eta) {}

  /** An object that this resource owns. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record OwnedObject(
    @JsonPropertyDescription("The object's API version.")
    @Size(max = 253) String apiVersion,
    @JsonPropertyDescription("The object's kind.")
    @Size(max = 63) String kind,
    @JsonPropertyDescription("The object's name.")
    @Size(max = 253) String name) {}

  /** The versions at work. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Version(
    @JsonPropertyDescription("The operator's version.")
    @Size(max = 63) @Nullable String operator,
    @JsonPropertyDescription("The version of the image that the pods run.")
    @Size(max = 63) @Nullable String runtime) {}

  /** An action that the spec asks for once. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Action(
    @JsonPropertyDescription("The field of the spec that asks for it, for example resetOffsets.")
    @Required @Size(min = 1, max = 63) String name,
    @JsonPropertyDescription("The nonce it is done for.")
    @Required @Size(max = 63) String nonce,
    @JsonPropertyDescription("How far it is: Pending, Running, Done or Failed. What failed is tried again with another nonce.")
    @Required ActionState state,
    @JsonPropertyDescription("What was done, or why not.")
    @Required @Size(max = 4096) String message,
    @JsonPropertyDescription("Since when the state is what it is, in RFC 3339.")
    @Required @Size(max = 35) String time) {}

  /** How far an action is. */
  public enum ActionState {
    Pending, Running, Done, Failed
  }
}
