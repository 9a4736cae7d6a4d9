package io.consumerpipeline.operator.scaling;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a pipeline at one poll. Anything in it may be missing or wrong: to notice that is the decision's business.
 *
 * @param replicas that are asked for
 * @param readyReplicas of them
 * @param lag as the broker has it
 * @param pods what those that answered count, by a name that no other pod ever has
 * @param stopped partitions at which somebody has to decide; they are not read
 * @param sinkAvailable false while pods say that they wait for the sink
 * @param retentionHeadroom until the oldest unread record is deleted; null if nobody knows or nothing is unread
 */
public record Observation(int replicas, int readyReplicas, Lag lag, Map<String, Counters> pods, Set<Integer> stopped,
    boolean sinkAvailable, @Nullable Duration retentionHeadroom) {
  public Observation {
    pods = Map.copyOf(pods);
    stopped = Set.copyOf(stopped);
  }

  /** The broker's answer. */
  public sealed interface Lag {
    /** It answered; by partition. */
    record Positions(Map<Integer, Position> byPartition) implements Lag {
      public Positions {
        byPartition = Map.copyOf(byPartition);
      }
    }

    /** It did not. */
    record Unavailable(String why) implements Lag {}
  }

  /**
   * A group's place in a partition.
   *
   * @param next the first offset that is not stored
   * @param end the offset that the next record will get
   */
  public record Position(long next, long end) {
    /** Records between them; never negative, as both are asked for one after the other. */
    public long unread() {
      return Math.max(0, end - next);
    }
  }

  /**
   * What a pod counts since it started.
   *
   * @param processed records
   * @param busySeconds of all its writers together
   */
  public record Counters(double processed, double busySeconds) {}
}
