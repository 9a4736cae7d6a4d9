package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.KafkaSource;
import io.consumerpipeline.api.ResetOffsets;
import io.consumerpipeline.api.StartFrom;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands against where reading shall start or go on. */
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

  static Stream<Problem> reset(@Nullable ResetOffsets reset) {
    if (reset == null) {
      return Stream.empty();
    }
    var offsets = requireNonNullElse(reset.offsets(), List.<ResetOffsets.PartitionOffset>of());
    var timed = reset.to() == ResetOffsets.To.Timestamp;
    var numbered = reset.to() == ResetOffsets.To.Offsets;
    var problems = Stream.<Problem>builder();
    if (timed == (reset.timestamp() == null)) {
      problems.add(new Problem(Reason.Contradiction, "spec.resetOffsets.timestamp",
          "it and to: Timestamp belong together: write both, or neither"));
    }
    if (numbered == offsets.isEmpty()) {
      problems.add(new Problem(Reason.Contradiction, "spec.resetOffsets.offsets",
          "they and to: Offsets belong together: write both, or neither"));
    }
    var seen = new HashSet<Integer>();
    offsets.stream().map(ResetOffsets.PartitionOffset::partition).filter(partition -> !seen.add(partition)).distinct()
        .forEach(partition -> problems.add(new Problem(Reason.DuplicateName, "spec.resetOffsets.offsets",
            "partition " + partition + " stands twice: keep one of them")));
    return Stream.concat(problems.build(), reset.timestamp() == null
        ? Stream.empty()
        : time("spec.resetOffsets.timestamp", reset.timestamp()));
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
