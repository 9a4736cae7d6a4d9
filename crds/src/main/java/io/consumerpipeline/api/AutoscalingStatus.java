package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How the number of consumer pods follows the load. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AutoscalingStatus(
  @JsonPropertyDescription("The fewest pods there may be now.")
  @Nullable Integer minReplicas,
  @JsonPropertyDescription("The most pods there may be now: maxReplicas, the topic's partitions or the sink's connections, whichever is least.")
  @Nullable Integer maxReplicas,
  @JsonPropertyDescription("How many pods there should be.")
  @Nullable Integer recommendedReplicas,
  @JsonPropertyDescription("When the number of pods was last changed, in RFC 3339.")
  @Size(max = 35) @Nullable String lastScaleTime,
  @JsonPropertyDescription("What was changed then, and why.")
  @Nullable Change lastChange,
  @JsonPropertyDescription("The decision that holds, which may be to change nothing.")
  @Nullable Decision lastDecision) {

  /** A change of the number of pods. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Change(
    @JsonPropertyDescription("How many pods there were to be before.")
    Integer from,
    @JsonPropertyDescription("How many since.")
    Integer to,
    @JsonPropertyDescription("The rule that had the last word, in one word.")
    @Size(max = 63) String reason,
    @JsonPropertyDescription("What was decided, and why, in one sentence.")
    @Size(max = 1024) String message) {}

  /** What was decided, why, and what with; figures with two significant digits. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Decision(
    @JsonPropertyDescription("When it was taken, in RFC 3339.")
    @Size(max = 35) @Nullable String time,
    @JsonPropertyDescription("How many pods there were to be.")
    @Nullable Integer from,
    @JsonPropertyDescription("How many there should be instead.")
    @Nullable Integer to,
    @JsonPropertyDescription("The rule that had the last word, in one word.")
    @Size(max = 63) @Nullable String reason,
    @JsonPropertyDescription("What was decided, and why, in one sentence.")
    @Size(max = 1024) @Nullable String message,
    @JsonPropertyDescription("Records that arrive per second.")
    @Nullable Long arrivalPerSecond,
    @JsonPropertyDescription("Records that are not stored yet.")
    @Nullable Long unreadRecords,
    @JsonPropertyDescription("Records to be stored per second, so that the lag is within its target in time.")
    @Nullable Long neededPerSecond,
    @JsonPropertyDescription("Records that one pod stores per second when it is busy all the time.")
    @Nullable Long ratePerReplica) {}
}
