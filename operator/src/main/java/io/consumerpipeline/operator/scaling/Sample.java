package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Counters that were believed; rates are differences to them. */
record Sample(Instant at, Map<Integer, Position> positions, Map<String, Counters> pods) {
  double secondsUntil(Instant now) {
    return Duration.between(at, now).toNanos() / 1e9;
  }

  /**
   * What the pods did since. Left out are those that are new, and whose counters cannot be: gone back, as after a restart, not
   * numbers, or busier than time allows.
   */
  Work workUntil(Sample later, int writers) {
    var most = secondsUntil(later.at) * writers * 1.5;
    var processed = 0.0;
    var busy = 0.0;
    var tellers = 0;
    for (var pod : later.pods.entrySet()) {
      var before = pods.get(pod.getKey());
      if (before != null) {
        var records = pod.getValue().processed() - before.processed();
        var seconds = pod.getValue().busySeconds() - before.busySeconds();
        if (records >= 0 && seconds >= 0 && seconds <= most && Double.isFinite(records)) {
          processed += records;
          busy += seconds;
          tellers++;
        }
      }
    }
    return new Work(new Capacity(processed, busy), tellers, secondsUntil(later.at));
  }

  /**
   * What some pods did in some seconds.
   *
   * @param tellers how many pods
   */
  record Work(Capacity done, int tellers, double seconds) {
    /** Share of their time that they were busy. */
    double utilization(int writers) {
      return tellers == 0 ? 0 : Math.min(1, done.busySeconds() / (tellers * writers * seconds));
    }
  }
}
