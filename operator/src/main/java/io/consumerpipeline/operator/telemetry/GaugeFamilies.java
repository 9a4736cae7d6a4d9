package io.consumerpipeline.operator.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.Map;

/** Gauges of one scrape, by family. */
final class GaugeFamilies {
  private final Map<PipelineMetric, GaugeSnapshot.Builder> families = new EnumMap<>(PipelineMetric.class);

  /** Adds a point, with the labels in the order of the catalogue. */
  void add(PipelineMetric metric, double value, String... labels) {
    families.computeIfAbsent(metric, family -> GaugeSnapshot.builder().name(family.metricName()).help(family.help()))
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).labels(Labels.of(metric.labels().toArray(String[]::new), labels))
            .build());
  }

  MetricSnapshots snapshots() {
    var snapshots = MetricSnapshots.builder();
    families.values().forEach(family -> snapshots.metricSnapshot(family.build()));
    return snapshots.build();
  }
}
