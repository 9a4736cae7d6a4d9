package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One thing that is true, false or unknown of a pipeline, as {@code metav1.Condition}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
  @JsonPropertyDescription("What it is about.")
  @Required @Size(min = 1, max = 316) String type,
  @JsonPropertyDescription("True, False or Unknown.")
  @Required @Size(max = 7) @Pattern("^(True|False|Unknown)$") String status,
  @JsonPropertyDescription("Why, as one word for programs.")
  @Required @Size(min = 1, max = 1024) @Pattern("^[A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?$") String reason,
  @JsonPropertyDescription("Why and what to do, for people.")
  @Required @Size(max = 32768) String message,
  @JsonPropertyDescription("The generation of the spec that this speaks of.")
  @Nullable Long observedGeneration,
  @JsonPropertyDescription("Since when the status is what it is.")
  @Required @Size(max = 40) String lastTransitionTime) {}
