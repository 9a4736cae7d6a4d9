package io.consumerpipeline.operator.scaling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas there may be at a time.
 *
 * @param cap what bounds the maximum: of all that do, what allows least
 */
public record Range(int minReplicas, int maxReplicas, Cap cap) {
  /** Bounds of the maximum. */
  public enum Cap {
    /** The user's. */
    MaxReplicas(Reason.MaxReplicas),
    /** Each partition has a replica. */
    Partitions(Reason.Partitions),
    /** Each replica needs connections. */
    SinkConnections(Reason.SinkConnections);

    private final Reason reason;

    Cap(Reason reason) {
      this.reason = reason;
    }

    /** What a decision says that it ends. */
    public Reason reason() {
      return reason;
    }
  }

  /**
   * The range that holds at a time.
   *
   * @param partitions of the topic; null while nobody knows
   */
  public static Range of(ScalingSettings settings, @Nullable Integer partitions, Instant now) {
    var bounds = settings.boundsAt(now);
    var written = new Range(bounds.minReplicas(), bounds.maxReplicas(), Cap.MaxReplicas);
    var readable = partitions == null ? written : written.atMost(partitions, Cap.Partitions);
    return readable.atMost(settings.sink().mostReplicas(), Cap.SinkConnections);
  }

  private Range atMost(int most, Cap why) {
    return most < maxReplicas ? new Range(Math.min(minReplicas, most), most, why) : this;
  }
}
