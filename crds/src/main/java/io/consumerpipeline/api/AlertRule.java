package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What one rule of the catalogue shall do otherwise. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "!has(self.minEvents) || self.name == 'HighConsumerErrorRate'", message = "minEvents belongs to HighConsumerErrorRate alone: the other rules count no events")
public record AlertRule(
  @JsonPropertyDescription("The rule's name in the catalogue.")
  @Required AlertName name,
  @JsonPropertyDescription("Whether the rule exists. Default: Enabled.")
  @Nullable AlertState state,
  @JsonPropertyDescription("The severity label of the alert. Default: the catalogue's.")
  @Size(min = 1, max = 63) @Pattern("^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$") @Nullable String severity,
  @JsonPropertyDescription("How many seconds the condition must hold before the alert fires. Default: the catalogue's.")
  @Min(0) @Max(86_400) @Nullable Integer forSeconds,
  @JsonPropertyDescription("Least number of events within the rule's window for the alert to fire, for HighConsumerErrorRate. Default: 0.")
  @Min(0) @Max(1_000_000_000) @Nullable Integer minEvents) {}
