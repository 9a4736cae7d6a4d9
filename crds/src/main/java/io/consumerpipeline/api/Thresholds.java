package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What counts as trouble. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Thresholds(
  @JsonPropertyDescription("How many seconds the pipeline may be behind its topic. Default: 60.")
  @Min(1) @Max(604_800) @Nullable Integer lagSeconds,
  @JsonPropertyDescription("How many percent of the events may fail within two minutes. Default: 5.")
  @Min(1) @Max(100) @Nullable Integer errorRatePercent) {}
