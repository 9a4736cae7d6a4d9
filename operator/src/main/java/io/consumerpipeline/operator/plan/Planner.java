package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.Monitoring;
import io.consumerpipeline.api.ResetOffsets;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides everything about a pipeline; pure.
 *
 * @param runtimeImage what the consumer pods run; of the operator's version, never the user's choice
 * @param pollInterval how often brokers are asked
 */
public record Planner(String runtimeImage, Duration pollInterval) {
  /** A complete plan, or every problem there is. A schema that could not be read is left out of the plan. */
  public Planned plan(Owner owner, ConsumerPipelineSpec spec, SchemaTexts schemas) {
    var problems = Review.of(owner, spec);
    return problems.isEmpty() ? new Planned.Plan(decide(owner, spec, schemas)) : new Planned.Problems(problems);
  }

  private PipelinePlan decide(Owner owner, ConsumerPipelineSpec spec, SchemaTexts schemas) {
    var suspended = requireNonNullElse(spec.suspend(), false);
    return new PipelinePlan(owner, RuntimeSettings.of(owner, spec, schemas), suspended,
        suspended ? 0 : requireNonNullElse(spec.replicas(), ScalingDefaults.firstReplicas(spec)),
        PodSettings.of(spec, runtimeImage),
        thresholds(spec),
        AlertCatalogue.merged(spec.alerts()),
        monitoring(requireNonNullElse(spec.monitoring(), new Monitoring(null, null, null))),
        EventSettings.schemaFiles(schemas),
        Optional.ofNullable(spec.resetOffsets()).map(Planner::reset),
        ScalingDefaults.of(spec, thresholds(spec).lagSeconds(), pollInterval), OptionalInt.empty());
  }

  private static PipelinePlan.Reset reset(ResetOffsets reset) {
    var offsets = new TreeMap<Integer, Long>();
    requireNonNullElse(reset.offsets(), List.<ResetOffsets.PartitionOffset>of())
        .forEach(place -> offsets.put(place.partition(), place.offset()));
    return new PipelinePlan.Reset(reset.nonce(), reset.to(), requireNonNullElse(reset.timestamp(), ""), offsets);
  }

  static PipelinePlan.Thresholds thresholds(ConsumerPipelineSpec spec) {
    var lag = spec.thresholds() == null ? null : spec.thresholds().lagSeconds();
    var errors = spec.thresholds() == null ? null : spec.thresholds().errorRatePercent();
    return new PipelinePlan.Thresholds(requireNonNullElse(lag, 60), requireNonNullElse(errors, 5));
  }

  private static PipelinePlan.Monitoring monitoring(Monitoring monitoring) {
    var monitor = requireNonNullElse(monitoring.serviceMonitor(), new Monitoring.ServiceMonitor(null, null));
    var rule = requireNonNullElse(monitoring.prometheusRule(), new Monitoring.PrometheusRule(null));
    return new PipelinePlan.Monitoring(sorted(monitor.labels()), requireNonNullElse(monitor.intervalSeconds(), 15),
        sorted(rule.labels()));
  }

  private static Map<String, String> sorted(@Nullable Map<String, String> labels) {
    return new TreeMap<>(requireNonNullElse(labels, Map.of()));
  }
}
