package io.consumerpipeline.operator.status;

import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.plan.PipelinePlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether the pipeline is less behind than its threshold. How far it is stands in {@code status.lag}. */
final class LagCondition {
  private LagCondition() {}

  static Verdict of(PipelinePlan plan, LagObservation lag) {
    var threshold = plan.thresholds().lagSeconds();
    return switch (lag) {
      case LagObservation.Unknown(_, var message) -> unknown(message);
      case LagObservation.Known known -> known(known.behind(), threshold);
    };
  }

  private static Verdict known(@Nullable Duration behind, int threshold) {
    if (behind == null) {
      return unknown("the oldest unread record could not be read in time");
    }
    return behind.compareTo(Duration.ofSeconds(threshold)) > 0
        ? new Verdict(ConditionType.LagWithinThreshold, Truth.False, Reason.ThresholdExceeded,
            "above the threshold of " + threshold + " s")
        : new Verdict(ConditionType.LagWithinThreshold, Truth.True, Reason.WithinThreshold,
            "below the threshold of " + threshold + " s");
  }

  private static Verdict unknown(String message) {
    return new Verdict(ConditionType.LagWithinThreshold, Truth.Unknown, Reason.LagUnknown, message);
  }
}
