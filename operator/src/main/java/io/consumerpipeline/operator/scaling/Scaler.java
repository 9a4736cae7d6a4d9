package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.ScalingHistory.Step;
import io.consumerpipeline.operator.scaling.ScalingHistory.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decides how many replicas a pipeline should have. Pure: the same input gives the same decision. */
public final class Scaler {
  /** What would be right. */
  private static final List<Rule> WANTED = List.of(
      Wanted::need,
      Wanted::lessForHotPartitions,
      Wanted::evenShares,
      Wanted::noMoreThanHelps,
      Wanted::allBeforeDataExpires,
      Zero::sleepAndWake,
      Limits::keep);

  /** What may be done of it now. */
  private static final List<Rule> ALLOWED = List.of(
      Patience::ignoreTrifles,
      Patience::catchUpFirst,
      Patience::lookAhead,
      Patience::waitForAgreement,
      Pace::keep);

  private Scaler() {}

  /**
   * Decides.
   *
   * @param history what the last outcome said to remember; {@link ScalingHistory#NONE} at first
   */
  public static Outcome decide(ScalingSettings settings, ScalingHistory history, Observation seen, Instant now) {
    var doubt = Doubt.of(settings, history, seen, now);
    if (doubt != null) {
      var held = Unknown.decide(settings, history.doubts() + 1, seen, doubt, now);
      return new Outcome(held, switch (doubt.answer()) {
        case Wait -> history.doubting(now, held.replicas(), settings.behavior().longestWindow());
        case BeginAnew -> history.restarted(sample(seen, now), held.replicas());
      });
    }
    var circumstances = Insight.of(settings, history, sample(seen, now), seen);
    var hindrance = Unknown.hindrance(circumstances);
    if (hindrance != null) {
      var held = Unknown.hold(circumstances, hindrance);
      return new Outcome(held,
          circumstances.history().recommending(now, held.replicas(), settings.behavior().longestWindow()));
    }
    return decide(circumstances);
  }

  private static Outcome decide(Circumstances circumstances) {
    var settings = circumstances.settings();
    var now = circumstances.now();
    var wanted = Rule.all(WANTED, new Proposal(circumstances.current()), circumstances);
    var allowed = Rule.all(ALLOWED, wanted, circumstances);
    var decision = Sentence.decision(circumstances, allowed);
    var history = circumstances.history().recommending(now, wanted.replicas(), settings.behavior().longestWindow());
    if (!decision.changes()) {
      return new Outcome(decision, history);
    }
    var step = new Step(now, decision.current(), decision.replicas());
    var trial = step.from() > 0 && step.to() > step.from() && circumstances.ratePerReplica() > 0
        ? new Trial(step.from(), step.to(), circumstances.ratePerReplica(), null)
        : null;
    return new Outcome(decision, history.stepping(step, trial, settings.behavior().longestPeriod()));
  }

  private static Sample sample(Observation seen, Instant now) {
    return new Sample(now, switch (seen.lag()) {
      case Lag.Positions(var positions) -> positions;
      case Lag.Unavailable _ -> Map.of();
    }, seen.pods());
  }
}
