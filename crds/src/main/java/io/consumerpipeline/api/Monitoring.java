package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Prometheus finds the pipeline, and which metric names it gets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Monitoring(
  @JsonPropertyDescription("The ServiceMonitor.")
  @Nullable ServiceMonitor serviceMonitor,
  @JsonPropertyDescription("The PrometheusRule.")
  @Nullable PrometheusRule prometheusRule,
  @JsonPropertyDescription("Metric names of an older system, beside the standard ones: Prefixed gives <resource's name>_events_total, _processing_latency_seconds, _lag_seconds and _last_event_unixtime. Default: none.")
  @Nullable MetricAliases metricAliases) {

  /** What a Prometheus selects ServiceMonitors by, and how often it asks. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ServiceMonitor(
    @JsonPropertyDescription("Labels that your Prometheus selects by, for example release: kube-prometheus-stack.")
    @Size(max = 32) @Nullable Map<String, @Size(max = 63) @Pattern("^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$") String> labels,
    @JsonPropertyDescription("Seconds between two scrapes; alert rules look back two minutes and need at least four. Default: 15.")
    @Min(1) @Max(30) @Nullable Integer intervalSeconds) {}

  /** What a Prometheus selects PrometheusRules by. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PrometheusRule(
    @JsonPropertyDescription("Labels that your Prometheus selects by, for example release: kube-prometheus-stack.")
    @Size(max = 32) @Nullable Map<String, @Size(max = 63) @Pattern("^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$") String> labels) {}
}
