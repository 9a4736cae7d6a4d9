package io.consumerpipeline.operator.telemetry;

import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of all pipelines, made at each scrape from what is known then: a pipeline that is gone has no series, and a figure
 * that is not known has none either. Safe for use by several threads.
 */
public final class PipelineCollector implements MultiCollector {
  private final Map<Name, Owned> samples = new ConcurrentHashMap<>();
  private final String version;

  private record Name(String namespace, String name) {
    static Name of(Owner owner) {
      return new Name(owner.namespace(), owner.name());
    }
  }

  private record Owned(Owner owner, PipelineSample sample) {}

  /** Metrics of pipelines run by this version. */
  public PipelineCollector(String version) {
    this.version = version;
  }

  /**
   * This is how it stands with a pipeline, and no more with one that had its name before: a last report of that may come after it was
   * forgotten, and of series that are there twice the client library makes no scrape at all.
   */
  public void put(Owner owner, PipelineSample sample) {
    samples.put(Name.of(owner), new Owned(owner, sample));
  }

  /** The pipeline is gone. */
  public void forget(Owner owner) {
    samples.computeIfPresent(Name.of(owner), (_, known) -> known.owner().equals(owner) ? null : known);
  }

  @Override
  public MetricSnapshots collect() {
    var families = new GaugeFamilies();
    samples.values().forEach(owned -> {
      var owner = owned.owner();
      var sample = owned.sample();
      var plan = sample.plan();
      if (plan != null) {
        planned(families, owner, plan);
      }
      status(families, owner, sample);
      scaling(families, owner, sample);
      if (sample.lag().get() instanceof Known known) {
        lag(families, owner, known);
      }
    });
    return families.snapshots();
  }

  private void planned(GaugeFamilies families, Owner owner, PipelinePlan plan) {
    var kafka = plan.runtime().source().kafka();
    families.add(PipelineMetric.INFO, 1, owner.namespace(), owner.name(), kafka.topic(), kafka.consumerGroup(), "postgresql",
        version);
    families.add(PipelineMetric.STATUS_REPLICAS_DESIRED, plan.replicas(), owner.namespace(), owner.name());
    families.add(PipelineMetric.SPEC_SUSPENDED, plan.suspended() ? 1 : 0, owner.namespace(), owner.name());
    families.add(PipelineMetric.THRESHOLD, plan.thresholds().lagSeconds(), owner.namespace(), owner.name(), "lag_seconds");
    families.add(PipelineMetric.THRESHOLD, plan.thresholds().errorRatePercent() / 100.0, owner.namespace(), owner.name(),
        "error_ratio");
  }

  private static void status(GaugeFamilies families, Owner owner, PipelineSample sample) {
    var status = sample.status();
    var conditions = status.conditions();
    if (conditions != null) {
      for (var condition : conditions) {
        for (var value : new String[]{"True", "False", "Unknown"}) {
          families.add(PipelineMetric.STATUS_CONDITION, condition.status().equals(value) ? 1 : 0, owner.namespace(), owner.name(),
              condition.type(), value.toLowerCase(Locale.ROOT));
        }
      }
    }
    if (status.replicas() != null && status.readyReplicas() != null) {
      families.add(PipelineMetric.STATUS_REPLICAS_CURRENT, status.replicas(), owner.namespace(), owner.name());
      families.add(PipelineMetric.STATUS_REPLICAS_READY, status.readyReplicas(), owner.namespace(), owner.name());
    }
  }

  private static void scaling(GaugeFamilies families, Owner owner, PipelineSample sample) {
    var range = sample.range();
    var scaling = sample.status().autoscaling();
    if (range == null || scaling == null) {
      return;
    }
    families.add(PipelineMetric.REPLICAS_LIMIT, range.maxReplicas(), owner.namespace(), owner.name());
    families.add(PipelineMetric.LIMIT_INFO, 1, owner.namespace(), owner.name(), range.cap().name());
    if (scaling.recommendedReplicas() != null) {
      families.add(PipelineMetric.RECOMMENDED_REPLICAS, scaling.recommendedReplicas(), owner.namespace(), owner.name());
    }
  }

  private static void lag(GaugeFamilies families, Owner owner, Known known) {
    families.add(PipelineMetric.GROUP_LAG_RECORDS, (double) known.records(), owner.namespace(), owner.name());
    var behind = known.behind();
    if (behind != null) {
      families.add(PipelineMetric.GROUP_LAG_SECONDS, behind.toMillis() / 1000.0, owner.namespace(), owner.name());
    }
    known.byPartition()
        .forEach((partition, at) -> families.add(PipelineMetric.TOPIC_END_OFFSET, (double) at.end(), owner.namespace(),
            owner.name(), String.valueOf(partition)));
  }
}
