package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How events are batched, retried and set aside. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Delivery(
  @JsonPropertyDescription("How much is written in one transaction.")
  @Nullable Batch batch,
  @JsonPropertyDescription("How long to wait between attempts while the sink is away.")
  @Nullable Retry retry,
  @JsonPropertyDescription("Where records go that can never be stored.")
  @Nullable DeadLetter deadLetter) {

  /** Bounds of one transaction. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Batch(
    @JsonPropertyDescription("Most records of one transaction. Default: 10000.")
    @Min(1) @Max(100_000) @Nullable Integer maxRecords,
    @JsonPropertyDescription("Most bytes of rows of one transaction, from 64Ki to 64Mi. Default: 8Mi.")
    @Size(min = 1, max = 20) @Pattern("^[0-9]+(Ki|Mi)?$") @Nullable String maxBytes,
    @JsonPropertyDescription("Least time between two transactions of a writer, in milliseconds. Default: 0.")
    @Min(0) @Max(3_600_000) @Nullable Integer flushIntervalMilliseconds) {}

  /** Waiting between attempts; there is no limit to their number, because an outage is not a bad record. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Retry(
    @JsonPropertyDescription("The first wait, in milliseconds; it doubles from attempt to attempt. Default: 200.")
    @Min(10) @Max(60_000) @Nullable Integer initialBackoffMilliseconds,
    @JsonPropertyDescription("The longest wait, in seconds. Default: 30.")
    @Min(1) @Max(3600) @Nullable Integer maxBackoffSeconds) {}

  /** Where records go that can never be stored. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  @ValidationRule(value = "!has(self.table) || !self.table.startsWith('consumerpipeline_')", message = "tables named consumerpipeline_... are where positions are kept: choose another table")
  public record DeadLetter(
    @JsonPropertyDescription("The dead-letter table, in the sink's schema. Default: <table>_dlq.")
    @Size(min = 1, max = 63) @Pattern("^[A-Za-z_][A-Za-z0-9_$-]*$") @Nullable String table) {}
}
