package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.contract.RuntimeConfig;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The gauges, computed at each scrape. With the Prometheus client below Micrometer, because a gauge of Micrometer is there from its
 * registration on, and one without a true value would show NaN.
 */
public final class Gauges implements MultiCollector {
  private final RuntimeConfig config;
  private final Observed observed;
  private final Moments moments;
  private final Labels build;
  private final String sink;

  /** The build is what runs: version, revision, jdk. */
  public Gauges(RuntimeConfig config, String sink, Observed observed, Moments moments, Labels build) {
    this.config = config;
    this.sink = sink;
    this.observed = observed;
    this.moments = moments;
    this.build = build;
  }

  /** From now on they are part of every scrape. */
  public void register(MeterCatalogue catalogue) {
    catalogue.prometheus().getPrometheusRegistry().register(this);
  }

  @Override
  public MetricSnapshots collect() {
    var gauges = new ArrayList<MetricSnapshot>();
    gauges.add(gauge(PipelineMetric.BUILD_INFO, build, 1));
    gauges.add(gauge(PipelineMetric.BATCH_TARGET_SIZE, Labels.EMPTY, config.delivery().batch().maxRecords()));
    gauges.add(connections());
    add(gauges, PipelineMetric.SINK_UP, Labels.of("sink", sink), observed.sinkUp());
    add(gauges, PipelineMetric.ASSIGNED_PARTITIONS, Labels.EMPTY, observed.assignedPartitions());
    add(gauges, PipelineMetric.HELD_PARTITIONS, Labels.EMPTY, observed.heldPartitions());
    add(gauges, PipelineMetric.DLQ_TOPIC_UP, Labels.EMPTY, observed.deadLetterTopicUp());
    add(gauges, PipelineMetric.LAG_SECONDS, Labels.EMPTY, observed.lagSeconds());
    add(gauges, PipelineMetric.LAST_EVENT_TIMESTAMP, Labels.EMPTY, seconds(moments.lastEvent()));
    add(gauges, PipelineMetric.LAST_COMMIT_TIMESTAMP, Labels.EMPTY, seconds(moments.lastCommit()));
    partitions(gauges);
    aliases(gauges);
    return new MetricSnapshots(gauges);
  }

  private GaugeSnapshot connections() {
    double active = observed.sinkConnections();
    double most = config.sink().postgresql().writers();
    return GaugeSnapshot.builder().name(PipelineMetric.SINK_CONNECTIONS.metricName()).help(PipelineMetric.SINK_CONNECTIONS.help())
        .dataPoint(point(Labels.of("state", "active"), active))
        .dataPoint(point(Labels.of("state", "max"), most))
        .build();
  }

  private void partitions(List<MetricSnapshot> gauges) {
    var builder = GaugeSnapshot.builder().name(PipelineMetric.PARTITION_LAG.metricName())
        .help(PipelineMetric.PARTITION_LAG.help());
    List<Observed.PartitionLag> lags = observed.partitionLags();
    for (Observed.PartitionLag lag : lags) {
      builder.dataPoint(point(Labels.of("topic", config.source().kafka().topic(), "partition", Integer.toString(lag.partition())),
          (double) lag.records()));
    }
    if (!lags.isEmpty()) {
      gauges.add(builder.build());
    }
  }

  private void aliases(List<MetricSnapshot> gauges) {
    String prefix = config.metrics().aliasPrefix();
    if (!prefix.isEmpty()) {
      add(gauges, prefix + "_lag_seconds", PipelineMetric.LAG_SECONDS.help(), Labels.EMPTY, observed.lagSeconds());
      add(gauges, prefix + "_last_event_unixtime", PipelineMetric.LAST_EVENT_TIMESTAMP.help(), Labels.EMPTY,
          seconds(moments.lastEvent()));
    }
  }

  private static void add(List<MetricSnapshot> gauges, PipelineMetric metric, Labels labels, OptionalDouble value) {
    add(gauges, metric.metricName(), metric.help(), labels, value);
  }

  private static void add(List<MetricSnapshot> gauges, String name, String help, Labels labels, OptionalDouble value) {
    value.ifPresent(known -> gauges.add(GaugeSnapshot.builder().name(name).help(help).dataPoint(point(labels, known)).build()));
  }

  private static GaugeSnapshot gauge(PipelineMetric metric, Labels labels, double value) {
    return GaugeSnapshot.builder().name(metric.metricName()).help(metric.help()).dataPoint(point(labels, value)).build();
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private static OptionalDouble seconds(@Nullable Instant instant) {
    return instant == null ? OptionalDouble.empty() : OptionalDouble.of(instant.toEpochMilli() / 1e3);
  }
}
