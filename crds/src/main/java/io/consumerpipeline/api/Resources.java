package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** CPU and memory of each consumer pod, as quantities of Kubernetes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Resources(
  @JsonPropertyDescription("What the scheduler reserves. Default: cpu 100m, memory 256Mi.")
  @Nullable Amounts requests,
  @JsonPropertyDescription("What a pod may use at most. Default: memory 512Mi, no limit of cpu.")
  @Nullable Amounts limits) {

  /** An amount of each. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Amounts(
    @JsonPropertyDescription("CPU, for example 250m or 2.")
    @Size(min = 1, max = 20) @Pattern("^([0-9]+m|[0-9]+(\\.[0-9]{1,3})?)$") @Nullable String cpu,
    @JsonPropertyDescription("Memory, for example 512Mi.")
    @Size(min = 1, max = 20) @Pattern("^[0-9]+(Ki|Mi|Gi|k|M|G)?$") @Nullable String memory) {}
}
