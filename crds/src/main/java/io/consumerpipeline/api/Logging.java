package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What the consumer pods write to their logs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Logging(
  @JsonPropertyDescription("The least important level that is written: Error, Warn, Info or Debug. Default: Info.")
  @Nullable Level level,
  @JsonPropertyDescription("ECS writes one JSON object of the Elastic Common Schema per line, Text a line for people. Default: ECS.")
  @Nullable Format format,
  @JsonPropertyDescription("Seconds between two summary lines. Default: 10.")
  @Min(1) @Max(3600) @Nullable Integer summarySeconds) {

  /** How much is written. */
  public enum Level {
    Error, Warn, Info, Debug
  }

  /** How a line looks. */
  public enum Format {
    ECS, Text
  }
}
