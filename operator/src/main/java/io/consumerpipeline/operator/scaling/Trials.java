package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.ScalingHistory.Ceiling;
import io.consumerpipeline.operator.scaling.ScalingHistory.Trial;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the last step up brought anything. Judged when all replicas are there and busy: what they do together is then all that can
 * be done. Flink's autoscaler calls it ineffective scaling and stops there; here the useless replicas go.
 */
final class Trials {
  /** Of what the added replicas should have brought. */
  private static final double LEAST_BENEFIT = 0.5;
  private static final double BUSY = 0.9;
  /** Polls from the first at which all are busy, so that the rebalance is over. */
  private static final int SETTLING_POLLS = 2;
  private static final Duration NOT_AGAIN_FOR = Duration.ofMinutes(30);

  private Trials() {}

  static Circumstances judged(Circumstances seen) {
    var history = seen.history();
    var trial = history.trial();
    var ceiling = history.ceiling() == null || history.ceiling().until().isBefore(seen.now()) ? null : history.ceiling();
    if (trial == null || seen.current() != trial.to()) {
      return seen.remembering(history.trying(null, ceiling));
    }
    if (!allAreBusy(trial, seen)) {
      return seen.remembering(history.trying(trial.withFull(null), ceiling));
    }
    var full = trial.full() == null ? seen.now() : trial.full();
    if (full.plus(seen.settings().pollingInterval().multipliedBy(SETTLING_POLLS)).isAfter(seen.now())) {
      return seen.remembering(history.trying(trial.withFull(full), ceiling));
    }
    var rate = seen.work().done().perReplica(seen.settings().sink().writers());
    return seen
        .remembering(history.trying(null, brought(trial, rate) < LEAST_BENEFIT ? ceiling(trial, rate, seen.now()) : ceiling));
  }

  private static boolean allAreBusy(Trial trial, Circumstances seen) {
    return seen.seen().readyReplicas() >= trial.to() && seen.work().tellers() >= trial.to()
        && seen.work().utilization(seen.settings().sink().writers()) >= BUSY;
  }

  /** Share of what so many more replicas, each as fast as those before, would have done. */
  private static double brought(Trial trial, double rate) {
    var more = trial.to() * rate - trial.from() * trial.ratePerReplica();
    return more / ((trial.to() - trial.from()) * trial.ratePerReplica());
  }

  private static Ceiling ceiling(Trial trial, double rate, Instant now) {
    var enough = (int) Math.ceil(trial.to() * rate / trial.ratePerReplica() - 0.05);
    return new Ceiling(Math.clamp(enough, trial.from(), trial.to()), trial.to(), now.plus(NOT_AGAIN_FOR));
  }
}
