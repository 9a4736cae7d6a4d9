package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * A histogram that takes many equal values at once: with Micrometer's the two latencies of each record would cost more than
 * parsing it. Registered with the Prometheus client below Micrometer. Safe for use by several threads.
 */
public final class BucketHistogram implements Collector {
  private final String name;
  private final String help;
  private final Labels labels;
  private final double[] bounds;
  private final AtomicLongArray counts;
  private final DoubleAdder sum = new DoubleAdder();

  BucketHistogram(PipelineMetric metric, Labels labels, double... bounds) {
    this(metric.metricName(), metric.help(), labels, bounds);
  }

  private BucketHistogram(String name, String help, Labels labels, double... bounds) {
    this.name = name;
    this.help = help;
    this.labels = labels;
    this.bounds = Arrays.copyOf(bounds, bounds.length + 1);
    this.bounds[bounds.length] = Double.POSITIVE_INFINITY;
    this.counts = new AtomicLongArray(this.bounds.length);
  }

  /** Counts a value. */
  public void record(double value) {
    record(value, 1);
  }

  /** Counts a value that came so many times. */
  public void record(double value, long times) {
    counts.addAndGet(bucket(value), times);
    sum.add(value * times);
  }

  private int bucket(double value) {
    int bucket = 0;
    while (bucket < bounds.length - 1 && value > bounds[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** What is registered to show the same values under another name. */
  Collector alias(String name) {
    return () -> snapshot(name);
  }

  @Override
  public HistogramSnapshot collect() {
    return snapshot(name);
  }

  private HistogramSnapshot snapshot(String familyName) {
    var now = new Number[bounds.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = counts.get(i);
    }
    var boundaries = Arrays.stream(bounds).boxed().toList();
    return HistogramSnapshot.builder().name(familyName).help(help)
        .dataPoint(HistogramDataPointSnapshot.builder()
            .labels(labels)
            .classicHistogramBuckets(ClassicHistogramBuckets.of(boundaries, Arrays.asList(now)))
            .sum(sum.sum())
            .build())
        .build();
  }
}
