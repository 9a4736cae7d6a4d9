package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Lag;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.LagObservation;
import org.jspecify.annotations.Nullable;

/** The lag as it is shown: absent where it is not known. */
record LagFigures(@Nullable Integer partitions, @Nullable Lag lag, @Nullable String count, @Nullable String time) {
  private static final LagFigures NONE = new LagFigures(null, null, null, null);

  /** Until the first answer is in, what was shown before stays. */
  static LagFigures of(LagObservation observation, @Nullable ConsumerPipelineStatus previous) {
    return switch (observation) {
      case LagObservation.Known known -> known(known);
      case LagObservation.Unknown(var cause, _) -> cause == LagObservation.Cause.NotAskedYet && previous != null
          ? shown(previous)
          : NONE;
    };
  }

  private static LagFigures known(LagObservation.Known known) {
    var behind = known.behind();
    return new LagFigures(known.partitions(),
        new Lag(Figures.rounded(known.records()), behind == null ? null : Figures.rounded(behind.toSeconds())),
        Figures.count(known.records()),
        behind == null ? null : Figures.time(behind));
  }

  private static LagFigures shown(ConsumerPipelineStatus previous) {
    var summary = previous.summary();
    return new LagFigures(previous.partitions(), previous.lag(), summary == null ? null : summary.lag(),
        summary == null ? null : summary.behind());
  }
}
