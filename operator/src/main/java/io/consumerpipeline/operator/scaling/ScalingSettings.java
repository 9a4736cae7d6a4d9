package io.consumerpipeline.operator.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of the scaling of one pipeline.
 *
 * @param fallback what to do when the lag stays unknown; null holds the scale
 * @param pollingInterval between two observations
 * @param schedules windows with other bounds; of several that are open the first counts
 * @param excludePersistentLag whether a partition whose position stands still, though pods work, asks for no replicas
 */
public record ScalingSettings(Mode mode, Bounds bounds, List<Schedule> schedules, Target target, Zero zero, Sink sink,
    Behavior behavior,
    @Nullable Fallback fallback, Duration pollingInterval, boolean excludePersistentLag) {
  public ScalingSettings {
    schedules = List.copyOf(schedules);
  }

  /** Whether a decision is carried out. */
  public enum Mode {
    /** It is. */
    Active,
    /** It is only told. */
    DryRun
  }

  /** The fewest and the most replicas. A minimum of 0 lets a pipeline sleep. */
  public record Bounds(int minReplicas, int maxReplicas) {}

  /**
   * What the replicas are to achieve.
   *
   * @param lag behind which nothing has to be caught up
   * @param catchUp within which everything beyond it is to be gone
   * @param utilizationPercent share of their time that replicas are to be busy
   */
  public record Target(Duration lag, Duration catchUp, int utilizationPercent) {
    double utilization() {
      return utilizationPercent / 100.0;
    }
  }

  /**
   * Sleep.
   *
   * @param cooldown without a record before the last replica goes
   * @param activationLagRecords unread records that wake the first one
   */
  public record Zero(Duration cooldown, long activationLagRecords) {}

  /**
   * What the sink can bear.
   *
   * @param writers connections of one replica
   * @param maxConnections of all replicas together
   */
  public record Sink(int writers, int maxConnections) {
    int mostReplicas() {
      return Math.max(1, maxConnections / Math.max(1, writers));
    }
  }

  /** The bounds that hold at a time. */
  public Bounds boundsAt(Instant now) {
    return schedules.stream().filter(schedule -> schedule.isOpen(now)).findFirst().map(Schedule::bounds).orElse(bounds);
  }

  /** The defaults of the product. */
  public static ScalingSettings defaults(Bounds bounds, Sink sink) {
    return new ScalingSettings(Mode.Active, bounds, List.of(), new Target(Duration.ofSeconds(30), Duration.ofMinutes(1), 70),
        new Zero(Duration.ofMinutes(5), 1), sink, Behavior.DEFAULT, null, Duration.ofSeconds(15), true);
  }
}
