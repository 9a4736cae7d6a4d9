package io.consumerpipeline.operator.plan;

import io.consumerpipeline.api.KafkaSource;
import io.consumerpipeline.api.StartFrom;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** What stands against where reading shall start. */
final class PositionReview {
  private static final String EXAMPLE = "2026-11-21T00:00:00Z";

  private PositionReview() {}

  static Stream<Problem> start(KafkaSource kafka) {
    var field = "spec.source.kafka.startTimestamp";
    var time = kafka.startTimestamp();
    if (kafka.startFrom() != StartFrom.Timestamp) {
      return time == null
          ? Stream.empty()
          : Stream.of(new Problem(Reason.Contradiction, field,
              "it needs startFrom: Timestamp: write that, or leave the time out"));
    }
    return time == null
        ? Stream.of(new Problem(Reason.Contradiction, field,
            "startFrom is Timestamp: write the time of the first record to read, for example " + EXAMPLE))
        : time(field, time);
  }

  /** A calendar knows more than a pattern. */
  static Stream<Problem> time(String field, String time) {
    try {
      OffsetDateTime.parse(time);
      return Stream.empty();
    } catch (DateTimeException e) {
      return Stream.of(new Problem(Reason.OutOfRange, field, "'" + time + "' is no point in time: write it as " + EXAMPLE));
    }
  }
}
