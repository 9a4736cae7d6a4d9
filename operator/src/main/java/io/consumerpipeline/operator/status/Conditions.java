package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From verdicts to conditions: in a fixed order, with the time since when the status is what it is. */
public final class Conditions {
  /** What the CRD allows. */
  private static final int LONGEST_MESSAGE = 32_768;

  private Conditions() {}

  /** A condition of a status; nothing if it has none of this type. */
  public static Optional<Condition> find(@Nullable ConsumerPipelineStatus status, ConditionType type) {
    return status == null || status.conditions() == null
        ? Optional.empty()
        : status.conditions().stream().filter(condition -> condition.type().equals(type.name())).findFirst();
  }

  /** A verdict as a status has it. */
  static Optional<Verdict> verdict(@Nullable ConsumerPipelineStatus status, ConditionType type) {
    return find(status, type)
        .map(condition -> new Verdict(type, Truth.valueOf(condition.status()), condition.reason(), condition.message()));
  }

  static List<Condition> of(List<Verdict> verdicts, long generation, @Nullable ConsumerPipelineStatus previous, Instant now) {
    return verdicts.stream()
        .sorted(Comparator.comparing(Verdict::type))
        .map(verdict -> {
          var before = find(previous, verdict.type()).filter(condition -> condition.status().equals(verdict.truth().name()));
          var since = before.map(Condition::lastTransitionTime).orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
          var message = verdict.message().length() > LONGEST_MESSAGE
              ? verdict.message().substring(0, LONGEST_MESSAGE)
              : verdict.message();
          return new Condition(verdict.type().name(), verdict.truth().name(), verdict.reason(), message, generation, since);
        })
        .toList();
  }
}
