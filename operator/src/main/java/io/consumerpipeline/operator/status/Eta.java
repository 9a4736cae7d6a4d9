package io.consumerpipeline.operator.status;

import io.consumerpipeline.operator.lag.Flow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the lag is within its target again. */
final class Eta {
  private static final double LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

  private Eta() {}

  /** Zero if it is; null if it never will be, going on like this. */
  static @Nullable Duration of(long unread, Flow flow, Duration target) {
    var excess = unread - flow.arrivalPerSecond() * target.toSeconds();
    if (excess <= 0) {
      return Duration.ZERO;
    }
    var seconds = excess / (flow.storedPerSecond() - flow.arrivalPerSecond());
    return seconds >= 0 && seconds < LONGEST_SECONDS ? Duration.ofMillis(Math.round(seconds * 1000)) : null;
  }
}
