package io.consumerpipeline.operator.status;

import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.plan.PipelinePlan;
import java.time.Duration;

/** Whether the pipeline is less behind than its threshold. How far it is stands in {@code status.lag}. */
final class LagCondition {
  private LagCondition() {}

  static Verdict of(PipelinePlan plan, LagObservation lag) {
    var threshold = plan.thresholds().lagSeconds();
    return switch (lag) {
      case LagObservation.Unknown(_, var message) -> unknown(message);
      case LagObservation.Known(_, var behind, _) when behind == null ->
        unknown("the oldest unread record could not be read in time");
      case LagObservation.Known(_, var behind, _) when behind.compareTo(Duration.ofSeconds(threshold)) > 0 -> new Verdict(
          ConditionType.LagWithinThreshold, Truth.False, Reason.ThresholdExceeded, "above the threshold of " + threshold + " s");
      case LagObservation.Known _ -> new Verdict(
          ConditionType.LagWithinThreshold, Truth.True, Reason.WithinThreshold, "below the threshold of " + threshold + " s");
    };
  }

  private static Verdict unknown(String message) {
    return new Verdict(ConditionType.LagWithinThreshold, Truth.Unknown, Reason.LagUnknown, message);
  }
}
