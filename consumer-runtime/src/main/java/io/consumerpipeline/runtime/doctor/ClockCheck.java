package io.consumerpipeline.runtime.doctor;

import io.consumerpipeline.runtime.finding.Finding;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkInspection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Whether this machine and the database agree what time it is. Kafka's protocol has no question for a broker's clock. */
record ClockCheck(InstantSource clock, SinkInspection sink) {
  static final String SUBJECT = "clock";
  private static final Duration MOST = Duration.ofSeconds(5);

  List<Finding> look() {
    try {
      Instant asked = clock.instant();
      Instant there = sink.clock();
      Duration way = Duration.between(asked, clock.instant()).dividedBy(2);
      return judge(Duration.between(asked.plus(way), there), way);
    } catch (SinkException e) {
      return Finding.fail(SUBJECT, e.failure().message());
    }
  }

  /**
   * Judges how far the database's clock is ahead.
   *
   * @param doubt by how much that may be wrong
   */
  static List<Finding> judge(Duration ahead, Duration doubt) {
    String found = String.format(Locale.ROOT, "the database's is %.1f s %s ours", ahead.abs().toMillis() / 1000.0,
        ahead.isNegative() ? "behind" : "ahead of");
    return ahead.abs().compareTo(MOST.plus(doubt)) > 0
        ? Finding.warn(SUBJECT, found,
            "have both follow a time server (chronyc tracking shows how far each is off); lag, holds and times "
                + "of events are measured by them")
        : Finding.ok(SUBJECT, found);
  }
}
