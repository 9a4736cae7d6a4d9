package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.AutoscalingStatus.Decision;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a status tells of the number of pods that the one before it did not. */
public final class ScalingNews {
  /**
   * A change of the number of pods.
   *
   * @param reason the rule that had the last word
   */
  public record Scaled(boolean up, String reason, String message) {}

  private ScalingNews() {}

  /** The number of pods was changed. */
  public static Optional<Scaled> change(@Nullable ConsumerPipelineStatus previous, ConsumerPipelineStatus next) {
    var now = next.autoscaling();
    return now == null || Objects.equals(now.lastScaleTime(), lastScaleTime(previous))
        ? Optional.empty()
        : Optional.ofNullable(now.lastChange())
            .map(change -> new Scaled(change.to() > change.from(), change.reason(), change.message()));
  }

  /** In a dry run it should be another: the sentence. */
  public static Optional<String> recommendation(@Nullable ConsumerPipelineStatus previous, ConsumerPipelineStatus next) {
    var now = next.autoscaling();
    var dry = Conditions.verdict(next, ConditionType.ScalingActive)
        .filter(active -> active.reason().equals(Reason.DryRun.name())).isPresent();
    return !dry || now == null || now.recommendedReplicas() == null
        || now.recommendedReplicas().equals(recommended(previous, next))
            ? Optional.empty()
            : Optional.ofNullable(now.lastDecision()).map(Decision::message);
  }

  private static @Nullable String lastScaleTime(@Nullable ConsumerPipelineStatus status) {
    return status == null || status.autoscaling() == null ? null : status.autoscaling().lastScaleTime();
  }

  /** Before anything was recommended there should be what there was. */
  private static @Nullable Integer recommended(@Nullable ConsumerPipelineStatus previous, ConsumerPipelineStatus next) {
    var before = previous == null || previous.autoscaling() == null ? null : previous.autoscaling().recommendedReplicas();
    return before != null
        ? before
        : Optional.ofNullable(next.autoscaling()).map(AutoscalingStatus::lastDecision).map(Decision::from).orElse(null);
  }
}
