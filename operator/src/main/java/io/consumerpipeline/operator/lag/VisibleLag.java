package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a reader of the resource can see of an observation: two that are equal here need no new status. */
sealed interface VisibleLag {
  /** The figures as they are shown, and on which side of the threshold they are. */
  record Shown(long records, long seconds, boolean timed, int partitions, boolean exceeded,
      @Nullable Flow flow) implements VisibleLag {}

  /** No figures. */
  record Hidden(Unknown why) implements VisibleLag {}

  static VisibleLag of(LagObservation observation, @Nullable Flow flow, LagTarget target) {
    return switch (observation) {
      case Unknown why -> new Hidden(why);
      case Known known -> shown(known, flow == null ? null : flow.rounded(), target);
    };
  }

  private static Shown shown(Known known, @Nullable Flow flow, LagTarget target) {
    var records = Figures.rounded(known.records());
    var behind = known.behind();
    return behind == null
        ? new Shown(records, 0, false, known.partitions(), false, flow)
        : new Shown(records, Figures.rounded(behind.toSeconds()), true, known.partitions(),
            behind.compareTo(Duration.ofSeconds(target.thresholdSeconds())) > 0, flow);
  }
}
