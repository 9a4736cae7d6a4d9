package io.consumerpipeline.operator.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts objects that were put right, by kind; each kind exists at 0 from the start. */
public final class DriftCounter {
  private final MeterRegistry registry;

  /** Counts these kinds. */
  public DriftCounter(MeterRegistry registry, List<String> kinds) {
    this.registry = registry;
    kinds.forEach(this::counter);
  }

  /** One more. */
  public void corrected(String kind) {
    counter(kind).increment();
  }

  private Counter counter(String kind) {
    // The registry adds _total, which in the catalogue is part of the name.
    return Counter.builder(PipelineMetric.DRIFT_CORRECTIONS.metricName()).description(PipelineMetric.DRIFT_CORRECTIONS.help())
        .tag(PipelineMetric.DRIFT_CORRECTIONS.labels().getFirst(), kind)
        .register(registry);
  }
}
