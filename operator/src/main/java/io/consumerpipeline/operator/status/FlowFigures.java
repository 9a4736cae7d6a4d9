package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.Flow;
import io.consumerpipeline.operator.plan.PipelinePlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What comes and goes as it is shown, and when the lag is within its target; as number and as text. */
record FlowFigures(@Nullable Long arrivalPerSecond, @Nullable Long storedPerSecond, @Nullable Long etaSeconds,
    @Nullable String rate, @Nullable String eta) {
  static final FlowFigures NONE = new FlowFigures(null, null, null, null, null);

  /** Rates are known at the second look; until then those that were shown before stay. */
  static FlowFigures of(long unread, @Nullable Flow flow, @Nullable PipelinePlan plan,
      @Nullable ConsumerPipelineStatus previous) {
    return flow == null || plan == null ? shown(previous) : of(flow, Eta.of(unread, flow, plan.targetLag()));
  }

  private static FlowFigures of(Flow flow, @Nullable Duration eta) {
    var stored = Figures.rounded(flow.storedPerSecond());
    return new FlowFigures(Figures.rounded(flow.arrivalPerSecond()), stored,
        eta == null ? null : Figures.rounded(eta.toSeconds()),
        Figures.count(stored) + "/s", eta == null ? null : Figures.time(eta));
  }

  private static FlowFigures shown(@Nullable ConsumerPipelineStatus previous) {
    var lag = previous == null ? null : previous.lag();
    var summary = previous == null ? null : previous.summary();
    return lag == null || summary == null
        ? NONE
        : new FlowFigures(lag.arrivalPerSecond(), lag.storedPerSecond(), lag.etaSeconds(), summary.rate(), summary.eta());
  }
}
