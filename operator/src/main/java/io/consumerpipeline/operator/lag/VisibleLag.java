package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;

/** What a reader of the resource can see of an observation: two that are equal here need no new status. */
sealed interface VisibleLag {
  /** The figures as they are shown, and on which side of the threshold they are. */
  record Shown(long records, long seconds, boolean timed, int partitions, boolean exceeded) implements VisibleLag {}

  /** No figures. */
  record Hidden(Unknown why) implements VisibleLag {}

  static VisibleLag of(LagObservation observation, LagTarget target) {
    return switch (observation) {
      case Unknown why -> new Hidden(why);
      case Known(var records, var behind, var ends) -> behind == null
          ? new Shown(Figures.rounded(records), 0, false, ends.size(), false)
          : new Shown(Figures.rounded(records), Figures.rounded(behind.toSeconds()), true, ends.size(),
              behind.compareTo(Duration.ofSeconds(target.thresholdSeconds())) > 0);
    };
  }
}
