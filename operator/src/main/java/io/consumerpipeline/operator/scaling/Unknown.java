package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Decision.Inputs;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to do when something is not known: hold what there is, neither none nor all. */
final class Unknown {
  private Unknown() {}

  /**
   * Holds, or falls back where that is asked for.
   *
   * @param doubts observations in a row that tell nothing, with this one
   */
  static Decision decide(ScalingSettings settings, int doubts, Observation seen, Doubt doubt, Instant now) {
    var fallback = settings.fallback();
    if (fallback == null || doubts < fallback.failureThreshold()) {
      return Sentence.held(settings, seen.replicas(), seen.replicas(), doubt.reason(), doubt.why(), Inputs.UNKNOWN);
    }
    return Sentence.held(settings, seen.replicas(), within(settings.boundsAt(now), fallback.replicas(seen.replicas())),
        Reason.Fallback,
        doubt.why() + ", for " + fallback.failureThreshold() + " looks or more: fallback", Inputs.UNKNOWN);
  }

  /** Why a known lag says nothing about how many replicas there should be; null if it does. */
  static @Nullable Doubt hindrance(Circumstances seen) {
    var current = seen.current();
    if (current == 0) {
      return null;
    }
    if (!seen.seen().sinkAvailable()) {
      return hold(Reason.SinkUnavailable, "the sink is away");
    }
    if (seen.load().need(seen.settings().target()) == 0) {
      return null;
    }
    if (seen.seen().readyReplicas() == 0) {
      return hold(Reason.PodsNotReady, "none of them is ready");
    }
    return seen.work().tellers() > 0 && seen.ratePerReplica() > 0
        ? null
        : hold(Reason.RateUnknown, "no pod tells how fast it is");
  }

  static Decision hold(Circumstances seen, Doubt hindrance) {
    return Sentence.held(seen.settings(), seen.current(), seen.current(), hindrance.reason(), hindrance.why(), seen.inputs());
  }

  private static int within(Bounds bounds, int replicas) {
    return Math.clamp(replicas, bounds.minReplicas(), bounds.maxReplicas());
  }

  private static Doubt hold(Reason reason, String why) {
    return new Doubt(reason, why, Doubt.Answer.Wait);
  }
}
