package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Decision;
import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Scaler;
import io.consumerpipeline.operator.scaling.ScalingHistory;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import java.time.Instant;
import java.util.function.BiConsumer;

/** The very decisions that the operator takes. */
final class ThisOperator implements Autoscaler {
  static final ScalingSettings SETTINGS = ScalingSettings.defaults(new ScalingSettings.Bounds(1, World.PARTITIONS),
      new ScalingSettings.Sink(World.WRITERS, World.WRITERS * World.PARTITIONS));

  /** For whom replicas are dearer than lag. */
  static final ScalingSettings THRIFTY = thrifty(95);

  private final ScalingSettings settings;
  private final BiConsumer<Instant, Decision> listener;
  private ScalingHistory history = ScalingHistory.NONE;

  ThisOperator(ScalingSettings settings, BiConsumer<Instant, Decision> listener) {
    this.settings = settings;
    this.listener = listener;
  }

  @Override
  public int interval() {
    return (int) settings.pollingInterval().toSeconds();
  }

  @Override
  public int replicas(Observation seen, Instant now) {
    var outcome = Scaler.decide(settings, history, seen, now);
    history = outcome.history();
    listener.accept(now, outcome.decision());
    return outcome.decision().replicas();
  }

  private static ScalingSettings thrifty(int utilizationPercent) {
    var target = new ScalingSettings.Target(SETTINGS.target().lag(), SETTINGS.target().catchUp(), utilizationPercent);
    return new ScalingSettings(SETTINGS.mode(), SETTINGS.bounds(), SETTINGS.schedules(), target, SETTINGS.zero(), SETTINGS.sink(),
        SETTINGS.behavior(), SETTINGS.fallback(), SETTINGS.pollingInterval(), SETTINGS.excludePersistentLag());
  }
}
