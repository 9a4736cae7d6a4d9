package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Ways in which figures were seen to be wrong, in the trackers of KEDA, Redpanda and Spring. */
public enum Lie {
  /** The truth. */
  None(observation -> observation, 0),
  /** No broker answers. */
  NoAnswer(observation -> with(observation, new Lag.Unavailable("no broker answers")), 0),
  /** The end of a partition is not known. */
  NegativeEnd(observation -> positions(observation, (partition, at) -> partition == 3 ? new Position(at.next(), -1) : at), 0),
  /** The group's offsets are not known: Kafka says -1. */
  NoOffset(observation -> positions(observation, (_, at) -> new Position(-1, at.end())), 0),
  /** The group is further than the topic. */
  NegativeLag(observation -> positions(observation, (_, at) -> new Position(at.end() + 1_000_000, at.end())), 0),
  /** Pods count nonsense. */
  NotANumber(observation -> pods(observation, _ -> new Counters(Double.NaN, Double.NaN)), 0),
  /** No pod answers. */
  NoPods(observation -> pods(observation, Map.of()), 0),
  /** All pods count from zero. */
  CountersGoneBack(observation -> pods(observation, _ -> new Counters(0, 0)), 0),
  /** The clock is an hour ahead. */
  ClockAhead(observation -> observation, 3600),
  /** The clock is an hour late. */
  ClockBack(observation -> observation, -3600),
  /** The group is gone, and would begin at the first record again. */
  GroupDeleted(observation -> positions(observation, (_, at) -> new Position(0, at.end())), 0),
  /** Markers of transactions count as unread, though nobody can read them. */
  MarkerResidue(observation -> positions(observation, (_, at) -> new Position(at.next(), at.end() + 1)), 0),
  /** Retention passed the position of a partition, which is stopped. */
  RetentionPassed(Lie::stopped, 0);

  private final UnaryOperator<Observation> distortion;
  private final int clock;

  Lie(UnaryOperator<Observation> distortion, int clock) {
    this.distortion = distortion;
    this.clock = clock;
  }

  /** What is seen instead of the truth. */
  public Observation of(Observation truth) {
    return distortion.apply(truth);
  }

  /** What the clock says instead of the time. */
  public Instant at(Instant truth) {
    return truth.plusSeconds(clock);
  }

  private static Observation stopped(Observation truth) {
    var seen = positions(truth, (partition, at) -> partition == 5 ? new Position(0, at.end()) : at);
    return new Observation(seen.replicas(), seen.readyReplicas(), seen.lag(), seen.pods(), Set.of(5), true, null);
  }

  private static Observation with(Observation truth, Lag lag) {
    return new Observation(truth.replicas(), truth.readyReplicas(), lag, truth.pods(), truth.stopped(), truth.sinkAvailable(),
        truth.retentionHeadroom());
  }

  private static Observation positions(Observation truth, BiFunction<Integer, Position, Position> told) {
    return switch (truth.lag()) {
      case Lag.Unavailable _ -> truth;
      case Lag.Positions(var positions) -> {
        var changed = new HashMap<>(positions);
        changed.replaceAll(told);
        yield with(truth, new Lag.Positions(changed));
      }
    };
  }

  private static Observation pods(Observation truth, UnaryOperator<Counters> told) {
    var changed = new HashMap<>(truth.pods());
    changed.replaceAll((_, counters) -> told.apply(counters));
    return pods(truth, changed);
  }

  private static Observation pods(Observation truth, Map<String, Counters> pods) {
    return new Observation(truth.replicas(), truth.readyReplicas(), truth.lag(), pods, truth.stopped(), truth.sinkAvailable(),
        truth.retentionHeadroom());
  }
}
