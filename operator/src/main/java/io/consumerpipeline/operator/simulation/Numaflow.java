package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Numaflow's MonoVertex, with its defaults. pkg/reconciler/monovertex/scaling: every 30 s round(pending / rate / 20 s × ready
 * replicas), at most two replicas up or down, 90 s after the last change; no figures, no change.
 * pkg/mvtxdaemon/server/service/rater: pending is the average, rate the sum of what the pods read, of the last 120 s.
 */
final class Numaflow implements Autoscaler {
  private static final int TARGET_PROCESSING_SECONDS = 20;
  private static final int REPLICAS_PER_SCALE = 2;
  private static final Duration COOLDOWN = Duration.ofSeconds(90);
  private static final Duration LOOKBACK = Duration.ofMinutes(2);
  private static final int LOOP_SECONDS = 30;

  private record Count(Instant at, long pending, Map<String, Counters> pods) {}

  private final Deque<Count> counts = new ArrayDeque<>();
  private Instant lastScaled = Instant.MIN;
  private int looks;

  /** Pods are counted every ten seconds. */
  @Override
  public int interval() {
    return 10;
  }

  @Override
  public int replicas(Observation seen, Instant now) {
    count(seen, now);
    if (looks++ * interval() % LOOP_SECONDS != 0 || now.isBefore(lastScaled.plus(COOLDOWN)) || seen.readyReplicas() == 0
        || counts.size() < 2) {
      return seen.replicas();
    }
    var pending = counts.stream().mapToLong(Count::pending).average().orElse(0);
    var rate = rate();
    var desired = Math.clamp(desired(pending, rate, seen), 1, World.PARTITIONS);
    var next = Math.clamp(desired, seen.replicas() - REPLICAS_PER_SCALE, seen.replicas() + REPLICAS_PER_SCALE);
    if (next != seen.replicas()) {
      lastScaled = now;
    }
    return next;
  }

  private void count(Observation seen, Instant now) {
    counts.removeIf(past -> past.at().isBefore(now.minus(LOOKBACK)) || past.at().isAfter(now));
    if (seen.lag() instanceof Lag.Positions(var positions)) {
      counts.add(new Count(now, positions.values().stream().mapToLong(Position::unread).sum(), seen.pods()));
    }
  }

  private static int desired(double pending, double rate, Observation seen) {
    if (rate <= 0 || Double.isNaN(rate)) {
      return pending == 0 ? 1 : seen.replicas();
    }
    return (int) Math.min(Math.round(pending), Math.round(pending / rate / TARGET_PROCESSING_SECONDS * seen.readyReplicas()));
  }

  /** A counter that went back started anew: all of it is new. */
  private double rate() {
    var records = 0.0;
    Count before = null;
    for (var count : counts) {
      if (before != null) {
        for (var pod : count.pods().entrySet()) {
          var earlier = before.pods().getOrDefault(pod.getKey(), new Counters(0, 0)).processed();
          var now = pod.getValue().processed();
          records += now >= earlier ? now - earlier : now;
        }
      }
      before = count;
    }
    return records / Math.max(1, Duration.between(counts.getFirst().at(), counts.getLast().at()).toSeconds());
  }
}
