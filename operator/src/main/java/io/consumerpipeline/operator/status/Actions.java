package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Action;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From reports to the list in the status, with the time since when each is what it is. */
public final class Actions {
  /** What the CRD allows. */
  private static final int LONGEST_MESSAGE = 4096;

  private Actions() {}

  /** An action of a status; nothing if it has none of this name. */
  public static Optional<Action> find(@Nullable ConsumerPipelineStatus status, String name) {
    return status == null || status.actions() == null
        ? Optional.empty()
        : status.actions().stream().filter(action -> action.name().equals(name)).findFirst();
  }

  static @Nullable List<Action> of(List<ActionReport> reports, @Nullable ConsumerPipelineStatus previous, Instant now) {
    return reports.isEmpty() ? null : reports.stream().map(report -> action(report, previous, now)).toList();
  }

  private static Action action(ActionReport report, @Nullable ConsumerPipelineStatus previous, Instant now) {
    var message = report.message().length() > LONGEST_MESSAGE
        ? report.message().substring(0, LONGEST_MESSAGE)
        : report.message();
    var time = report.time() != null
        ? report.time()
        : find(previous, report.name())
            .filter(before -> before.nonce().equals(report.nonce()) && before.state() == report.state())
            .map(Action::time).orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return new Action(report.name(), report.nonce(), report.state(), message, time);
  }
}
