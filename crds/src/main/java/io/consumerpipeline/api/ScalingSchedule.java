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

/** A window of time, again and again, in which other bounds hold. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "self.start != self.end", message = "a schedule must not end when it starts: write another end")
@ValidationRule(value = "has(self.minReplicas) || has(self.maxReplicas)", message = "a schedule needs minReplicas or maxReplicas: write what holds within it")
public record ScalingSchedule(
  @JsonPropertyDescription("Any word that no other schedule of the pipeline has.")
  @Required @Size(min = 1, max = 63) @Pattern("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$") String name,
  @JsonPropertyDescription("Where start and end are read on the clock, for example Europe/Paris. Default: UTC.")
  @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9_+:/-]+$") @Nullable String timeZone,
  @JsonPropertyDescription("When the window opens: minute, hour, day, month and day of the week, as in crontab.")
  @Required @Size(min = 9, max = 128) @Pattern("^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$") String start,
  @JsonPropertyDescription("When it closes, written in the same way.")
  @Required @Size(min = 9, max = 128) @Pattern("^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$") String end,
  @JsonPropertyDescription("The fewest pods within the window. Default: those of autoscaling.")
  @Min(0) @Max(500) @Nullable Integer minReplicas,
  @JsonPropertyDescription("The most pods within the window. Default: those of autoscaling, or minReplicas if that is more.")
  @Min(1) @Max(500) @Nullable Integer maxReplicas) {}
