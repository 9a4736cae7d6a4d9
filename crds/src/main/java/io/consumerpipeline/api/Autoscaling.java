package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the number of consumer pods follows the load. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "!has(self.maxReplicas) || (has(self.minReplicas) ? self.minReplicas : 1) <= self.maxReplicas", message = "minReplicas must not exceed maxReplicas: lower the one or raise the other")
@ValidationRule(value = "!has(self.schedules) || self.schedules.all(s, (has(s.minReplicas) ? s.minReplicas : has(self.minReplicas) ? self.minReplicas : 1) <= (has(s.maxReplicas) ? s.maxReplicas : has(self.maxReplicas) ? self.maxReplicas : 500))", message = "minReplicas of a schedule must not exceed its maxReplicas; what it leaves out is autoscaling's: write both")
public record Autoscaling(
  @JsonPropertyDescription("Active changes the number of pods, DryRun only tells what it would be, in status.autoscaling and Events. Default: Active.")
  @Nullable Mode mode,
  @JsonPropertyDescription("The fewest pods; 0 lets the pipeline sleep while nothing arrives. Default: 1.")
  @Min(0) @Max(500) @Nullable Integer minReplicas,
  @JsonPropertyDescription("The most pods. More than the topic has partitions, or than sink.postgresql.maxConnections has room for, there never are. Default: 10, or minReplicas if that is more.")
  @Min(1) @Max(500) @Nullable Integer maxReplicas,
  @JsonPropertyDescription("How many seconds of lag are no reason for more pods. Default: half of thresholds.lagSeconds.")
  @Min(1) @Max(604_800) @Nullable Integer targetLagSeconds,
  @JsonPropertyDescription("Within how many seconds the lag beyond the target is to be gone. Default: 60.")
  @Min(1) @Max(86_400) @Nullable Integer catchUpSeconds,
  @JsonPropertyDescription("How many percent of their time pods are to be busy; the rest is headroom. Default: 70.")
  @Min(10) @Max(100) @Nullable Integer targetUtilizationPercent,
  @JsonPropertyDescription("Seconds between two decisions; not fewer than between two questions to the broker, which is the operator's --poll-interval. Default: 15.")
  @Min(1) @Max(300) @Nullable Integer pollingIntervalSeconds,
  @JsonPropertyDescription("With minReplicas: 0, how many seconds nothing must arrive before the last pod goes. Default: 300.")
  @Min(0) @Max(86_400) @Nullable Integer cooldownSeconds,
  @JsonPropertyDescription("How many unread records wake a pipeline that sleeps. Default: 1.")
  @Min(1) @Max(1_000_000_000) @Nullable Integer activationLagRecords,
  @JsonPropertyDescription("Whether a partition whose position stands still, though pods work, is no reason for more of them. Default: true.")
  @Nullable Boolean excludePersistentLag,
  @JsonPropertyDescription("What to do when the lag stays unknown. Default: the pods stay as many as they are.")
  @Nullable Fallback fallback,
  @JsonPropertyDescription("Windows of time with other bounds; of several that are open the first counts.")
  @Size(max = 16) @Nullable List<ScalingSchedule> schedules,
  @JsonPropertyDescription("How fast the number of pods may change, as in a HorizontalPodAutoscaler of autoscaling/v2.")
  @Nullable ScalingBehavior behavior) {

  /** Whether a decision is carried out. */
  public enum Mode {
    Active, DryRun
  }

  /** What to do when the lag stays unknown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Fallback(
    @JsonPropertyDescription("After how many looks in a row that tell nothing.")
    @Required @Min(1) @Max(1000) Integer failureThreshold,
    @JsonPropertyDescription("How many pods, within the bounds.")
    @Required @Min(0) @Max(500) Integer replicas,
    @JsonPropertyDescription("How that meets the pods that there are: Static replaces them, CurrentReplicas leaves them, CurrentReplicasIfHigher and CurrentReplicasIfLower leave them if they are more or fewer. Default: Static.")
    @Nullable FallbackBehavior behavior) {}

  /** How a fallback meets the pods that there are. */
  public enum FallbackBehavior {
    Static, CurrentReplicas, CurrentReplicasIfHigher, CurrentReplicasIfLower
  }
}
