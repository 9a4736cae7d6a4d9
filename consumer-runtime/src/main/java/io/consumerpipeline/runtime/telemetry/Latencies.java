package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * The histograms of a consumer.
 *
 * @param processing from poll to commit, in seconds
 * @param endToEnd from the record's timestamp to commit, in seconds
 * @param batchSize in records
 * @param batchDuration from the start of a batch to its commit, in seconds
 * @param sinkWrite of one transaction, in seconds
 */
public record Latencies(BucketHistogram processing, BucketHistogram endToEnd, BucketHistogram batchSize,
    BucketHistogram batchDuration,
    BucketHistogram sinkWrite) {

  private static final double[] PROCESSING = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
  private static final double[] END_TO_END = {.05, .1, .25, .5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600};
  private static final double[] SIZES = {1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000};
  private static final double[] DURATIONS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};

  /** All empty. */
  public static Latencies create(String sink) {
    return new Latencies(
        new BucketHistogram(PipelineMetric.PROCESSING_LATENCY, Labels.EMPTY, PROCESSING),
        new BucketHistogram(PipelineMetric.END_TO_END_LATENCY, Labels.EMPTY, END_TO_END),
        new BucketHistogram(PipelineMetric.BATCH_SIZE, Labels.EMPTY, SIZES),
        new BucketHistogram(PipelineMetric.BATCH_DURATION, Labels.EMPTY, DURATIONS),
        new BucketHistogram(PipelineMetric.SINK_WRITE_DURATION, Labels.of("sink", sink, "operation", "transaction"), DURATIONS));
  }

  void register(PrometheusRegistry registry) {
    for (Collector histogram : new Collector[]{processing, endToEnd, batchSize, batchDuration, sinkWrite}) {
      registry.register(histogram);
    }
  }
}
