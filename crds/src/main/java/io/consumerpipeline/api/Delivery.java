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
  @Nullable DeadLetter deadLetter,
  @JsonPropertyDescription("Most records that one replica stores per second, evenly, to spare the sink. Default: no limit.")
  @Min(1) @Max(1_000_000) @Nullable Integer maxRecordsPerSecond) {

  /** Bounds of one transaction. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Batch(
    @JsonPropertyDescription("Most records of one transaction. Default: 10000.")
    @Min(1) @Max(100_000) @Nullable Integer maxRecords,
    @JsonPropertyDescription("Most bytes of rows of one transaction, from 64Ki to 64Mi. Default: 8Mi.")
    @Size(min = 1, max = 20) @Pattern("^[0-9]+(Ki|Mi)?$") @Nullable String maxBytes,
    @JsonPropertyDescription("Least time between two transactions of a writer, in milliseconds; a batch that is full does not wait for it. Default: 0.")
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
  @ValidationRule(value = "!has(self.kafkaTopic) || (self.kafkaTopic != '.' && self.kafkaTopic != '..' && !self.kafkaTopic.startsWith('__'))", message = "delivery.deadLetter.kafkaTopic must not be one of Kafka's internal topics")
  public record DeadLetter(
    @JsonPropertyDescription("The dead-letter table, in the sink's schema. Default: <table>_dlq.")
    @Size(min = 1, max = 63) @Pattern("^[A-Za-z_][A-Za-z0-9_$-]*$") @Nullable String table,
    @JsonPropertyDescription("When a partition holds because too many of its records would become dead letters.")
    @Nullable Hold hold,
    @JsonPropertyDescription("A topic of the same Kafka cluster that gets each dead letter too, after it was stored. Key: topic/partition/offset. Default: none.")
    @Size(min = 1, max = 249) @Pattern("^[a-zA-Z0-9._-]+$") @Nullable String kafkaTopic) {}

  /**
   * So many dead letters are no bad records but a mistake in the pipeline, the table or the producer: then nothing more is set
   * aside, and nothing is skipped.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Hold(
    @JsonPropertyDescription("The share of dead letters above which a partition holds, in percent; 100 never holds. Default: 20.")
    @Min(1) @Max(100) @Nullable Integer abovePercent,
    @JsonPropertyDescription("How many records there must be before a share is judged. Default: 100.")
    @Min(1) @Max(1_000_000) @Nullable Integer minRecords,
    @JsonPropertyDescription("How far back records count, in seconds. Default: 300.")
    @Min(10) @Max(86_400) @Nullable Integer windowSeconds) {}
}
