package io.consumerpipeline.operator.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Counts changes of the number of pods. A series appears with the first change of its kind: for every pipeline, direction and rule
 * from the start they would be some dozens of zeros each. Safe for use by several threads.
 */
public final class ScalingCounter {
  private final MeterRegistry registry;

  /** Counts in this registry. */
  public ScalingCounter(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * One more.
   *
   * @param reason the rule that had the last word
   */
  public void changed(Owner owner, boolean up, String reason) {
    Counter.builder(PipelineMetric.SCALINGS.metricName()).description(PipelineMetric.SCALINGS.help())
        .tags(pipeline(owner).and("direction", up ? "up" : "down", "reason", reason)).register(registry).increment();
  }

  /** The pipeline is gone. */
  public void forget(Owner owner) {
    registry.find(PipelineMetric.SCALINGS.metricName()).tags(pipeline(owner)).counters().forEach(registry::remove);
  }

  private static Tags pipeline(Owner owner) {
    return Tags.of("namespace", owner.namespace(), "pipeline", owner.name());
  }
}
