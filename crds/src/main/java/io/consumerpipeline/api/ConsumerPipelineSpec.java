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

/**
 * What is wanted of a pipeline: where events come from, which are good, where they go, and what counts as trouble.
 * An absent field is {@code null} here; defaults are the planner's, so that a later version may choose better ones.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "size(self.sink.postgresql.table) <= 59 || (has(self.delivery) && has(self.delivery.deadLetter) && has(self.delivery.deadLetter.table))", message = "the dead-letter table <table>_dlq would exceed PostgreSQL's 63 bytes for a name: shorten sink.postgresql.table to 59 characters, or set delivery.deadLetter.table")
@ValidationRule(value = "!has(self.delivery) || !has(self.delivery.deadLetter) || !has(self.delivery.deadLetter.table) || self.delivery.deadLetter.table != self.sink.postgresql.table", message = "delivery.deadLetter.table must differ from sink.postgresql.table")
@ValidationRule(value = "!has(self.delivery) || !has(self.delivery.deadLetter) || !has(self.delivery.deadLetter.kafkaTopic) || self.delivery.deadLetter.kafkaTopic != self.source.kafka.topic", message = "delivery.deadLetter.kafkaTopic must differ from source.kafka.topic: the pipeline would read its own dead letters")
@ValidationRule(value = "!has(self.replicas) || !has(self.autoscaling)", message = "replicas and autoscaling exclude each other: remove replicas, and write autoscaling.minReplicas and autoscaling.maxReplicas")
@ValidationRule(value = "!has(self.autoscaling) || !has(self.autoscaling.targetLagSeconds) || self.autoscaling.targetLagSeconds <= (has(self.thresholds) && has(self.thresholds.lagSeconds) ? self.thresholds.lagSeconds : 60)", message = "autoscaling.targetLagSeconds must not exceed thresholds.lagSeconds (default 60): a lag that is aimed at would raise the alert")
@ValidationRule(value = "!has(self.autoscaling) || !has(self.autoscaling.minReplicas) || self.autoscaling.minReplicas * (has(self.sink.postgresql.writers) ? self.sink.postgresql.writers : 2) <= (has(self.sink.postgresql.maxConnections) ? self.sink.postgresql.maxConnections : 20)", message = "autoscaling.minReplicas times sink.postgresql.writers (default 2) must not exceed sink.postgresql.maxConnections (default 20): raise maxConnections, or lower one of the others")
public record ConsumerPipelineSpec(
  @JsonPropertyDescription("Stop consuming, keeping positions and all objects. Default: false.")
  @Nullable Boolean suspend,
  @JsonPropertyDescription("How many consumer pods run, where that is not to follow the load; kubectl scale and HorizontalPodAutoscalers write it. More than the topic has partitions gives no more throughput. Default: as autoscaling decides.")
  @Min(0) @Max(500) @Nullable Integer replicas,
  @JsonPropertyDescription("Where the events come from.")
  @Required Source source,
  @JsonPropertyDescription("Which events are good. Default: every JSON object up to 1Mi.")
  @Nullable Events events,
  @JsonPropertyDescription("Where the events go.")
  @Required Sink sink,
  @JsonPropertyDescription("How events are batched, retried and set aside.")
  @Nullable Delivery delivery,
  @JsonPropertyDescription("What counts as trouble. Each threshold is an alert rule and part of the status.")
  @Nullable Thresholds thresholds,
  @JsonPropertyDescription("Changes to the catalogue of alert rules.")
  @Nullable Alerts alerts,
  @JsonPropertyDescription("How Prometheus finds the pipeline, and which metric names it gets.")
  @Nullable Monitoring monitoring,
  @JsonPropertyDescription("What the consumer pods write to their logs.")
  @Nullable Logging logging,
  @JsonPropertyDescription("CPU and memory of each consumer pod.")
  @Nullable Resources resources,
  @JsonPropertyDescription("Read on from elsewhere, once per nonce: consumers are stopped, positions are set by a Job, consumers come back. The result stands in status.actions.")
  @Nullable ResetOffsets resetOffsets,
  @JsonPropertyDescription("Any word. Each new one restarts the pods once, one after the other, and lets partitions go on that hold because of too many dead letters.")
  @Size(min = 1, max = 63) @Pattern("^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$") @Nullable String restart,
  @JsonPropertyDescription("How the number of consumer pods follows the load. Default: from 1 to 10, as the lag needs; with replicas none.")
  @Nullable Autoscaling autoscaling) {}
