package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.Autoscaling;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.ScalingSchedule;
import io.consumerpipeline.operator.scaling.Fallback;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import io.consumerpipeline.operator.scaling.ScalingSettings.Mode;
import io.consumerpipeline.operator.scaling.ScalingSettings.Sink;
import io.consumerpipeline.operator.scaling.ScalingSettings.Target;
import io.consumerpipeline.operator.scaling.ScalingSettings.Zero;
import io.consumerpipeline.operator.scaling.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the number of pods follows the load, with defaults. */
final class ScalingDefaults {
  private static final int MOST_REPLICAS = 10;
  private static final Autoscaling NOTHING_WRITTEN = new Autoscaling(null, null, null, null, null, null, null, null, null, null,
      null, null, null);

  private ScalingDefaults() {}

  static Autoscaling written(ConsumerPipelineSpec spec) {
    return requireNonNullElse(spec.autoscaling(), NOTHING_WRITTEN);
  }

  /**
   * Null where the number of pods is given.
   *
   * @param askedEvery how often brokers are asked; a decision without a new answer would be none
   */
  static @Nullable ScalingSettings of(ConsumerPipelineSpec spec, int lagSeconds, Duration askedEvery) {
    if (spec.replicas() != null) {
      return null;
    }
    var written = written(spec);
    return new ScalingSettings(
        switch (requireNonNullElse(written.mode(), Autoscaling.Mode.Active)) {
          case Active -> Mode.Active;
          case DryRun -> Mode.DryRun;
        },
        bounds(written),
        schedules(written).stream().map(schedule -> schedule(written, schedule)).toList(),
        new Target(Duration.ofSeconds(requireNonNullElse(written.targetLagSeconds(), Math.max(1, lagSeconds / 2))),
            Duration.ofSeconds(requireNonNullElse(written.catchUpSeconds(), 60)),
            requireNonNullElse(written.targetUtilizationPercent(), 70)),
        new Zero(Duration.ofSeconds(requireNonNullElse(written.cooldownSeconds(), 300)),
            requireNonNullElse(written.activationLagRecords(), 1)),
        sink(spec),
        ScalingPace.of(written.behavior()),
        fallback(written.fallback()),
        longer(Duration.ofSeconds(requireNonNullElse(written.pollingIntervalSeconds(), 15)), askedEvery),
        requireNonNullElse(written.excludePersistentLag(), true));
  }

  /** Before the first decision; at least one, as only a pod can tell how fast it is. */
  static int firstReplicas(ConsumerPipelineSpec spec) {
    return Math.max(1, bounds(written(spec)).minReplicas());
  }

  static Sink sink(ConsumerPipelineSpec spec) {
    var sink = spec.sink().postgresql();
    return new Sink(RuntimeSettings.writers(sink), requireNonNullElse(sink.maxConnections(), 20));
  }

  static List<ScalingSchedule> schedules(Autoscaling written) {
    return requireNonNullElse(written.schedules(), List.of());
  }

  /** A default gives way to what is written. */
  static Bounds bounds(Autoscaling written) {
    var least = requireNonNullElse(written.minReplicas(), 1);
    return new Bounds(least, requireNonNullElse(written.maxReplicas(), Math.max(MOST_REPLICAS, least)));
  }

  static Bounds bounds(Autoscaling written, ScalingSchedule schedule) {
    var least = requireNonNullElse(schedule.minReplicas(), bounds(written).minReplicas());
    var most = requireNonNullElse(written.maxReplicas(), Math.max(bounds(written).maxReplicas(), least));
    return new Bounds(least, requireNonNullElse(schedule.maxReplicas(), most));
  }

  static ZoneId timeZone(ScalingSchedule schedule) {
    return ZoneId.of(requireNonNullElse(schedule.timeZone(), "UTC"));
  }

  private static Schedule schedule(Autoscaling written, ScalingSchedule schedule) {
    return Schedule.parse(schedule.name(), timeZone(schedule), schedule.start(),
        schedule.end(), bounds(written, schedule));
  }

  private static @Nullable Fallback fallback(Autoscaling.@Nullable Fallback written) {
    return written == null
        ? null
        : new Fallback(written.failureThreshold(), written.replicas(),
            switch (requireNonNullElse(written.behavior(), Autoscaling.FallbackBehavior.Static)) {
              case Static -> Fallback.Policy.Static;
              case CurrentReplicas -> Fallback.Policy.CurrentReplicas;
              case CurrentReplicasIfHigher -> Fallback.Policy.CurrentReplicasIfHigher;
              case CurrentReplicasIfLower -> Fallback.Policy.CurrentReplicasIfLower;
            });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
