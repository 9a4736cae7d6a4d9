package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Lag;
import io.consumerpipeline.api.ConsumerPipelineStatus.Retention;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import org.jspecify.annotations.Nullable;

/**
 * The lag as it is shown: absent where it is not known.
 *
 * @param count records behind, as text; {@code time}, {@code rate} and {@code eta} likewise
 */
record LagFigures(@Nullable Integer partitions, @Nullable Lag lag, @Nullable Retention retention, @Nullable String count,
    @Nullable String time, @Nullable String rate, @Nullable String eta) {
  private static final LagFigures NONE = new LagFigures(null, null, null, null, null, null, null);

  /** Until the first answer is in, what was shown before stays. */
  static LagFigures of(Observed observed, @Nullable ConsumerPipelineStatus previous) {
    return switch (observed.lag()) {
      case Known known -> known(known, observed, previous);
      case LagObservation.Unknown(var cause, _) -> cause == LagObservation.Cause.NotAskedYet && previous != null
          ? shown(previous)
          : NONE;
    };
  }

  private static LagFigures known(Known known, Observed observed, @Nullable ConsumerPipelineStatus previous) {
    var behind = known.behind();
    var flow = FlowFigures.of(known.records(), observed.flow(), observed.plan(), previous);
    var lag = new Lag(Figures.rounded(known.records()), behind == null ? null : Figures.rounded(behind.toSeconds()),
        flow.arrivalPerSecond(), flow.storedPerSecond(), flow.etaSeconds(), PartitionFigures.of(known, observed.pods()));
    return new LagFigures(known.partitions(), lag, retention(known), Figures.count(known.records()),
        behind == null ? null : Figures.time(behind), flow.rate(), flow.eta());
  }

  /** Nothing is about to be deleted unstored where nothing is unread. */
  private static @Nullable Retention retention(Known known) {
    var retention = known.retention();
    var behind = known.behind();
    return retention == null || behind == null || known.records() == 0
        ? null
        : new Retention(Figures.rounded(Math.max(0, retention.minus(behind).toHours())));
  }

  private static LagFigures shown(ConsumerPipelineStatus previous) {
    var summary = previous.summary();
    return summary == null
        ? new LagFigures(previous.partitions(), previous.lag(), previous.retention(), null, null, null, null)
        : new LagFigures(previous.partitions(), previous.lag(), previous.retention(), summary.lag(), summary.behind(),
            summary.rate(), summary.eta());
  }
}
