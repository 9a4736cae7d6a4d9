package io.consumerpipeline.operator.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a decision knows of those before it. Lost with the process: the next one then watches for a stabilisation window before it
 * takes a replica away.
 *
 * @param last what rates are measured against; null before the first look
 * @param capacity what replicas are known to do
 * @param recommendations what would have been right, within the longest window
 * @param steps what was changed, within the longest period
 * @param doubts observations in a row that could not be believed
 * @param idleSince when the last record came; null while they come
 * @param standstills partitions with unread records whose position does not move
 */
public record ScalingHistory(@Nullable Sample last, Capacity capacity, List<Recommendation> recommendations, List<Step> steps,
    @Nullable Trial trial, @Nullable Ceiling ceiling, int doubts, @Nullable Instant idleSince,
    Map<Integer, Standstill> standstills) {
  /** Of a pipeline that nobody has looked at. */
  public static final ScalingHistory NONE = new ScalingHistory(null, Capacity.NONE, List.of(), List.of(), null, null, 0, null,
      Map.of());

  /** What the load needed at a time. */
  record Recommendation(Instant at, int replicas) {}

  /** A change. */
  record Step(Instant at, int from, int to) {}

  /**
   * A step up whose benefit is to be seen yet.
   *
   * @param ratePerReplica before it
   * @param full since when all replicas are there and busy; null while they are not
   */
  record Trial(int from, int to, double ratePerReplica, @Nullable Instant full) {
    Trial withFull(@Nullable Instant since) {
      return new Trial(from, to, ratePerReplica, since);
    }
  }

  /** A count beyond which replicas brought nothing, so that it is not tried again for a while. */
  record Ceiling(int replicas, int tried, Instant until) {}

  /** Where a partition stands, and since when. */
  record Standstill(long next, Instant since) {}

  /** As it was, with one more observation that tells nothing: the scale that was held is what was right. */
  ScalingHistory doubting(Instant now, int held, Duration window) {
    var recommending = recommending(now, held, window);
    return new ScalingHistory(last, capacity, recommending.recommendations, steps, trial, ceiling, doubts + 1, idleSince,
        standstills);
  }

  /** Begins anew with this sample, as nothing older can be compared with it; what replicas can do is still known. */
  ScalingHistory restarted(Sample sample, int held) {
    return new ScalingHistory(sample, capacity, List.of(new Recommendation(sample.at(), held)), List.of(), null, ceiling,
        doubts + 1, null, Map.of());
  }

  ScalingHistory trusting(Sample sample, Capacity known, @Nullable Instant idle, Map<Integer, Standstill> still) {
    return new ScalingHistory(sample, known, recommendations, steps, trial, ceiling, 0, idle, Map.copyOf(still));
  }

  ScalingHistory recommending(Instant now, int replicas, Duration window) {
    var young = recommendations.stream().filter(past -> !past.at().isBefore(now.minus(window)));
    return new ScalingHistory(last, capacity, Stream.concat(young, Stream.of(new Recommendation(now, replicas))).toList(), steps,
        trial, ceiling, doubts, idleSince, standstills);
  }

  ScalingHistory stepping(Step step, @Nullable Trial begun, Duration period) {
    var young = steps.stream().filter(past -> !past.at().isBefore(step.at().minus(period)));
    return new ScalingHistory(last, capacity, recommendations, Stream.concat(young, Stream.of(step)).toList(), begun, ceiling,
        doubts, idleSince, standstills);
  }

  ScalingHistory trying(@Nullable Trial next, @Nullable Ceiling found) {
    return new ScalingHistory(last, capacity, recommendations, steps, next, found, doubts, idleSince, standstills);
  }
}
