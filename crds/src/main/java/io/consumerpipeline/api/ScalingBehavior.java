package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast the number of pods may change: HorizontalPodAutoscalerBehavior of autoscaling/v2, with defaults of our own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScalingBehavior(
  @JsonPropertyDescription("More pods. Default: at once, as many as are needed.")
  @Nullable Direction scaleUp,
  @JsonPropertyDescription("Fewer pods. Default: when five minutes agree on it, down to what they agree on.")
  @Nullable Direction scaleDown) {

  /** One way. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Direction(
    @JsonPropertyDescription("For how many seconds all decisions must agree. Default: 0 for scaleUp, 300 for scaleDown.")
    @Min(0) @Max(3600) @Nullable Integer stabilizationWindowSeconds,
    @JsonPropertyDescription("Limits of change. Default: none.")
    @Size(max = 8) @Nullable List<Policy> policies,
    @JsonPropertyDescription("Which of several policies counts: Max, the one that allows the greatest change; Min, the one that allows the least; Disabled, no change this way. Default: Max.")
    @Nullable Select selectPolicy) {}

  /** So much in such a time. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Policy(
    @JsonPropertyDescription("What value counts: Pods, or Percent of the pods at the beginning of the period.")
    @Required Kind type,
    @JsonPropertyDescription("How much may change within the period.")
    @Required @Min(1) @Max(10_000) Integer value,
    @JsonPropertyDescription("The period in seconds.")
    @Required @Min(1) @Max(1800) Integer periodSeconds) {}

  /** What a policy counts. */
  public enum Kind {
    Pods, Percent
  }

  /** Which of several policies counts. */
  public enum Select {
    Max, Min, Disabled
  }
}
