package io.consumerpipeline.operator;

import io.consumerpipeline.operator.apply.Outcome;
import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.event.EventWriter;
import io.consumerpipeline.operator.event.LossMemory;
import io.consumerpipeline.operator.event.PipelineEvent;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.Observed;
import io.consumerpipeline.operator.status.ScalingNews;
import io.consumerpipeline.operator.status.StatusAssembly;
import io.consumerpipeline.operator.telemetry.DriftCounter;
import io.consumerpipeline.operator.telemetry.PipelineCollector;
import io.consumerpipeline.operator.telemetry.PipelineSample;
import io.consumerpipeline.operator.telemetry.ScalingCounter;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says what is known of a pipeline, everywhere it is looked for: in its status, in Events, in metrics. */
final class Reporter {
  private final StatusWriter statuses = new StatusWriter();
  private final LossMemory losses = new LossMemory();
  private final EventWriter events;
  private final PipelineCollector collector;
  private final DriftCounter drift;
  private final ScalingCounter scalings;
  private final Observatory observatory;
  private final Clock clock;

  Reporter(EventWriter events, PipelineCollector collector, DriftCounter drift, ScalingCounter scalings, Observatory observatory,
      Clock clock) {
    this.events = events;
    this.collector = collector;
    this.drift = drift;
    this.scalings = scalings;
    this.observatory = observatory;
    this.clock = clock;
  }

  /**
   * Reports.
   *
   * @return when to report again, if figures are held back
   */
  Optional<Duration> report(ConsumerPipelineResource resource, Observed observed, Outcome outcome, KubernetesClient client) {
    var owner = StoredPipeline.owner(resource);
    var now = clock.instant();
    var previous = statuses.previous(resource);
    var status = StatusAssembly.of(observed, Ownership.selector(owner), previous, now);
    collector.put(owner, new PipelineSample(observed.plan(), StatusAssembly.range(observed.plan(), status.partitions(), now),
        status, () -> observatory.lag(owner)));
    losses.news(owner, observed.pods()).forEach(loss -> events.write(owner, PipelineEvent.lost(loss)));
    outcome.corrected().forEach(object -> {
      drift.corrected(object.getKind());
      events.write(owner, PipelineEvent.corrected(object));
    });
    return switch (statuses.write(resource, status, client, now)) {
      case StatusWriter.Result.Changed _ -> {
        PipelineEvent.between(previous, status).forEach(event -> events.write(owner, event));
        ScalingNews.change(previous, status).ifPresent(change -> scalings.changed(owner, change.up(), change.reason()));
        yield Optional.empty();
      }
      case StatusWriter.Result.Unchanged _ -> Optional.empty();
      case StatusWriter.Result.HeldBack(var after) -> Optional.of(after);
    };
  }

  void forget(Owner owner) {
    statuses.forget(owner);
    losses.forget(owner);
    scalings.forget(owner);
    collector.forget(owner);
  }
}
