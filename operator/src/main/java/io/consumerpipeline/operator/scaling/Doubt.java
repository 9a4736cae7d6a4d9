package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an observation is not believed. A lie holds the scale: it must neither take replicas away nor bring them.
 *
 * @param answer to it
 */
record Doubt(Reason reason, String why, Answer answer) {
  /** Polls between two looks that can be compared. */
  private static final int LONGEST_GAP = 4;
  /** A truth that only looks like a lie, a topic created anew or a position set back, stays; a lie goes. */
  private static final int PERSUASIVE = 3;

  /** What becomes of the history. */
  enum Answer {
    /** It stays: the next observation is compared with the last good one. */
    Wait,
    /** It begins anew with this observation. */
    BeginAnew
  }

  /** The first thing that is wrong; null if nothing is. */
  static @Nullable Doubt of(ScalingSettings settings, ScalingHistory history, Observation seen, Instant now) {
    return switch (seen.lag()) {
      case Lag.Unavailable(var why) -> unknown(why, Answer.Wait);
      case Lag.Positions(var positions) -> {
        var impossible = impossible(positions);
        yield impossible == null ? compared(settings, history, positions, now) : unknown(impossible, Answer.Wait);
      }
    };
  }

  private static @Nullable Doubt compared(ScalingSettings settings, ScalingHistory history, Map<Integer, Position> positions,
      Instant now) {
    var last = history.last();
    if (last == null) {
      return unknown("rates are known at the second look", Answer.BeginAnew);
    }
    var since = Duration.between(last.at(), now);
    if (since.isNegative() || since.isZero()) {
      return unknown("the clock was set back", Answer.BeginAnew);
    }
    if (since.compareTo(settings.pollingInterval().multipliedBy(LONGEST_GAP)) > 0) {
      return unknown("the last look is too long ago", Answer.BeginAnew);
    }
    var answer = history.doubts() + 1 >= PERSUASIVE ? Answer.BeginAnew : Answer.Wait;
    return last.positions().keySet().stream().sorted()
        .flatMap(partition -> moved(partition, last.positions().get(partition), positions.get(partition)).stream())
        .findFirst().map(why -> unknown(why, answer)).orElse(null);
  }

  private static Doubt unknown(String why, Answer answer) {
    return new Doubt(Reason.LagUnknown, why, answer);
  }

  private static @Nullable String impossible(Map<Integer, Position> positions) {
    if (positions.isEmpty()) {
      return "the broker tells no partition";
    }
    return positions.entrySet().stream().filter(at -> at.getValue().next() < 0 || at.getValue().end() < 0)
        .map(at -> "partition " + at.getKey() + " has a negative offset").findFirst().orElse(null);
  }

  private static Optional<String> moved(int partition, @Nullable Position before, @Nullable Position now) {
    if (before == null) {
      return Optional.empty();
    }
    if (now == null) {
      return Optional.of("partition " + partition + " is gone");
    }
    if (now.end() < before.end()) {
      return Optional.of("partition " + partition + " ends before it did");
    }
    return now.next() < before.next() ? Optional.of("the position in partition " + partition + " went back") : Optional.empty();
  }
}
