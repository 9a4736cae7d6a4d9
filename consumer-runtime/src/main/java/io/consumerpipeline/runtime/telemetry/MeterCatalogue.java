package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.contract.DeadLetterReason.Outcome;
import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.contract.RuntimeConfig;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * Registers all meters of {@link PipelineMetric} that a consumer has. Counters and histograms are there at 0 for every label from the
 * start; gauges appear with their first true value.
 */
public final class MeterCatalogue {
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Totals totals;

  /** With everything that does not depend on the assignment. */
  public MeterCatalogue(RuntimeConfig config, String sink, Totals totals, Latencies latencies) {
    this.totals = totals;
    counters(config.source().kafka().topic(), sink);
    latencies.register(registry.getPrometheusRegistry());
    aliases(config.metrics().aliasPrefix(), latencies);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  private void counters(String topic, String sink) {
    counter(PipelineMetric.CONSUMED_EVENTS, Tags.of("topic", topic), Totals::consumed);
    counter(PipelineMetric.INSERTED_EVENTS, Tags.of("sink", sink), counts -> counts.of(Outcome.OK));
    counter(PipelineMetric.BUSY_SECONDS, Tags.empty(), Totals::busySeconds);
    counter(PipelineMetric.RATE_LIMITED_SECONDS, Tags.empty(), Totals::limitedSeconds);
    counter(PipelineMetric.REBALANCES, Tags.empty(), Totals::rebalances);
    counter(PipelineMetric.COMMIT_FAILURES, Tags.empty(), Totals::commitFailures);
    counter(PipelineMetric.DLQ_RELAYED_EVENTS, Tags.empty(), Totals::relayed);
    counter(PipelineMetric.FENCED_PARTITIONS, Tags.empty(), Totals::fencedPartitions);
    for (Outcome outcome : Outcome.values()) {
      counter(PipelineMetric.EVENTS, Tags.of("status", outcome.label()), counts -> counts.of(outcome));
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      counter(PipelineMetric.DLQ_EVENTS, Tags.of("reason", reason.name()), counts -> counts.of(reason));
    }
    for (RetryReason reason : RetryReason.values()) {
      counter(PipelineMetric.SINK_RETRIES, Tags.of("reason", reason.label()), counts -> counts.of(reason));
    }
  }

  private void counter(PipelineMetric metric, Tags tags, ToDoubleFunction<Totals> value) {
    FunctionCounter.builder(metric.metricName(), totals, value).description(metric.help()).tags(tags).register(registry);
  }

  /** The names of the older system. */
  private void aliases(String prefix, Latencies latencies) {
    if (prefix.isEmpty()) {
      return;
    }
    for (Outcome outcome : Outcome.values()) {
      FunctionCounter.builder(prefix + "_events_total", totals, counts -> counts.of(outcome))
          .description(PipelineMetric.EVENTS.help()).tags("status", outcome.label()).register(registry);
    }
    registry.getPrometheusRegistry().register(latencies.processing().alias(prefix + "_processing_latency_seconds"));
  }

  /** Where gauges are added. */
  public MeterRegistry registry() {
    return registry;
  }

  /** All of it in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  PrometheusMeterRegistry prometheus() {
    return registry;
  }
}
