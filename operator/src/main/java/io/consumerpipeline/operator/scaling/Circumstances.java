package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Decision.Inputs;
import io.consumerpipeline.operator.scaling.Sample.Work;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import java.time.Instant;

/**
 * All that a rule may look at.
 *
 * @param history with what was seen now
 * @param work of the pods that told since the last look
 */
record Circumstances(ScalingSettings settings, ScalingHistory history, Observation seen, Load load, Work work, Instant now) {
  Circumstances remembering(ScalingHistory other) {
    return new Circumstances(settings, other, seen, load, work, now);
  }

  int current() {
    return seen.replicas();
  }

  Bounds bounds() {
    return settings.boundsAt(now);
  }

  double ratePerReplica() {
    return history.capacity().perReplica(settings.sink().writers());
  }

  /** Replicas that do so many records per second at the wanted utilization; not rounded. */
  double replicasFor(double recordsPerSecond) {
    return recordsPerSecond / (ratePerReplica() * settings.target().utilization());
  }

  Inputs inputs() {
    return new Inputs(load.arrival(), load.unread(), load.need(settings.target()), ratePerReplica());
  }
}
