package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Lag;
import io.consumerpipeline.api.ConsumerPipelineStatus.Summary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is true is written at once, figures at most twice a minute: they change all the time. Pure. */
public final class FigurePace {
  private static final Duration LEAST = Duration.ofSeconds(30);

  private FigurePace() {}

  /** What to do with a new status. */
  public sealed interface Decision {
    /** Write it now. */
    record Write() implements Decision {}

    /** Nothing differs. */
    record Nothing() implements Decision {}

    /** Only figures differ, and the last ones are young: look again then. */
    record Later(Duration after) implements Decision {}
  }

  /**
   * Decides.
   *
   * @param lastWrite when this program last wrote the status; null if it never has
   */
  public static Decision of(@Nullable ConsumerPipelineStatus previous, ConsumerPipelineStatus next, @Nullable Instant lastWrite,
      Instant now) {
    if (next.equals(previous)) {
      return new Decision.Nothing();
    }
    if (previous == null || lastWrite == null || !withoutFigures(previous).equals(withoutFigures(next))) {
      return new Decision.Write();
    }
    var age = Duration.between(lastWrite, now);
    // A clock that was set back must not silence the figures for longer than they ever are.
    return age.isNegative() || age.compareTo(LEAST) >= 0 ? new Decision.Write() : new Decision.Later(LEAST.minus(age));
  }

  /** That a lag or a number of dead letters appears or goes is no matter of pace. */
  private static ConsumerPipelineStatus withoutFigures(ConsumerPipelineStatus status) {
    var summary = status.summary();
    return new ConsumerPipelineStatus(status.observedGeneration(), status.conditions(), status.replicas(), status.readyReplicas(),
        status.selector(), status.consumerGroup(), status.partitions(),
        status.lag() == null ? null : new Lag(0L, status.lag().seconds() == null ? null : 0L, null, null, null, null),
        summary == null
            ? null
            : new Summary(summary.replicas(), there(summary.lag()), there(summary.behind()),
                there(summary.deadLetters()), summary.sink(), null, null),
        status.resources(), status.version(), status.actions(),
        status.autoscaling() == null ? null : withoutFigures(status.autoscaling()), null);
  }

  /** What was changed is no figure; what should be, before anything is changed, is one. */
  private static AutoscalingStatus withoutFigures(AutoscalingStatus scaling) {
    return new AutoscalingStatus(scaling.minReplicas(), scaling.maxReplicas(), null, scaling.lastScaleTime(),
        scaling.lastChange(), null);
  }

  private static @Nullable String there(@Nullable String figure) {
    return figure == null ? null : "";
  }
}
