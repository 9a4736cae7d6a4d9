package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * KEDA's Kafka trigger, and the HorizontalPodAutoscaler that acts on it, with their defaults but for {@code lagThreshold}.
 *
 * <p>KEDA (pkg/scalers/kafka_scaler.go): the sum of all partitions' lags, no more than partitions × lagThreshold unless
 * {@code allowIdleConsumers}; an unknown offset counts as the whole partition ({@code offsetResetPolicy: earliest}). Without
 * {@code useCachedMetrics} it asks the broker at every sync of the HPA; {@code pollingInterval} is for 0 to 1 alone.
 *
 * <p>HPA (pkg/controller/podautoscaler: replica_calculator.go, GetExternalPerPodMetricReplicas; horizontal.go): every 15 s
 * ceil(lag / lagThreshold), within 10 % of what there is no change; down to the most of 300 s; up by 100 % or 4 pods in 15 s,
 * whichever is more; no metric, no change.
 */
final class Keda implements Autoscaler {
  /** The lag of one replica that is as far behind as it may be: the threshold that says what this operator's target says. */
  static final long TUNED = World.RATE * ThisOperator.SETTINGS.target().lag().toSeconds();
  /** KEDA's default. */
  static final long DEFAULT = 10;

  private static final double TOLERANCE = 0.1;
  private static final Duration STABILIZATION = Duration.ofMinutes(5);

  private record Recommendation(Instant at, int replicas) {}

  private final long lagThreshold;
  private final Deque<Recommendation> recommendations = new ArrayDeque<>();

  Keda(long lagThreshold) {
    this.lagThreshold = lagThreshold;
  }

  @Override
  public int interval() {
    return 15;
  }

  @Override
  public int replicas(Observation seen, Instant now) {
    var metric = metric(seen);
    if (metric.isEmpty()) {
      return seen.replicas();
    }
    var current = seen.replicas();
    var ratio = (double) metric.getAsLong() / (lagThreshold * current);
    var desired = Math.abs(1 - ratio) <= TOLERANCE ? current : (int) Math.ceil((double) metric.getAsLong() / lagThreshold);
    recommendations.removeIf(past -> past.at().isBefore(now.minus(STABILIZATION)));
    recommendations.add(new Recommendation(now, desired));
    var most = recommendations.stream().mapToInt(Recommendation::replicas).max().orElse(desired);
    var stabilized = Math.max(desired, Math.min(most, current));
    var paced = Math.min(stabilized, Math.max(2 * current, current + 4));
    return Math.clamp(paced, 1, World.PARTITIONS);
  }

  private OptionalLong metric(Observation seen) {
    return switch (seen.lag()) {
      case Lag.Unavailable _ -> OptionalLong.empty();
      case Lag.Positions(var positions) -> OptionalLong.of(Math.min(positions.size() * lagThreshold,
          positions.values().stream().mapToLong(Keda::lag).sum()));
    };
  }

  private static long lag(Position position) {
    return position.next() == -1 ? position.end() : position.end() - position.next();
  }
}
