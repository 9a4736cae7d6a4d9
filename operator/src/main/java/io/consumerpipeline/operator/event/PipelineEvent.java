package io.consumerpipeline.operator.event;

import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Action;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.operator.status.Actions;
import io.consumerpipeline.operator.status.ConditionType;
import io.consumerpipeline.operator.status.Conditions;
import io.consumerpipeline.operator.status.ScalingNews;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that has just changed.
 *
 * @param reason of a condition or an {@link EventReason}
 */
public record PipelineEvent(Severity severity, String reason, String note) {
  /** The types of Kubernetes Events. */
  public enum Severity {
    Normal, Warning
  }

  /**
   * What has changed between two statuses: a condition that turned true or false, or is false for another reason; an action; the
   * number of pods.
   */
  public static List<PipelineEvent> between(@Nullable ConsumerPipelineStatus previous, ConsumerPipelineStatus next) {
    var conditions = Stream.of(ConditionType.Ready, ConditionType.SourceConnected, ConditionType.SinkConnected)
        .flatMap(type -> transition(Conditions.find(previous, type), Conditions.find(next, type)).stream())
        .distinct();
    var actions = Objects.requireNonNullElse(next.actions(), List.<Action>of()).stream()
        .filter(action -> Actions.find(previous, action.name())
            .filter(before -> before.nonce().equals(action.nonce()) && before.state() == action.state()).isEmpty())
        .flatMap(action -> of(action).stream());
    return Stream.of(conditions, actions, scaling(previous, next)).flatMap(events -> events).toList();
  }

  private static Stream<PipelineEvent> scaling(@Nullable ConsumerPipelineStatus previous, ConsumerPipelineStatus next) {
    return Stream.concat(
        ScalingNews.change(previous, next).map(change -> new PipelineEvent(Severity.Normal,
            (change.up() ? EventReason.ScaledUp : EventReason.ScaledDown).name(), change.message())).stream(),
        ScalingNews.recommendation(previous, next)
            .map(sentence -> new PipelineEvent(Severity.Normal, EventReason.ScalingRecommended.name(), sentence)).stream());
  }

  private static Optional<PipelineEvent> of(Action action) {
    var note = action.name() + " " + action.nonce() + ": " + action.message();
    return switch (action.state()) {
      case Pending -> Optional.empty();
      case Running -> Optional.of(new PipelineEvent(Severity.Normal, EventReason.ActionStarted.name(), note));
      case Done -> Optional.of(new PipelineEvent(Severity.Normal, EventReason.ActionDone.name(), note));
      case Failed -> Optional.of(new PipelineEvent(Severity.Warning, EventReason.ActionFailed.name(), note));
    };
  }

  /** A pod has passed over records that are not there any more. */
  public static PipelineEvent lost(RuntimeStatus.Loss loss) {
    return new PipelineEvent(Severity.Warning, EventReason.DataLost.name(), loss.message() + " (" + loss.reason() + " at "
        + loss.time() + ")");
  }

  private static Optional<PipelineEvent> transition(Optional<Condition> before, Optional<Condition> after) {
    return after
        .filter(now -> !now.status().equals("Unknown"))
        .filter(
            now -> before.isEmpty() || !before.get().status().equals(now.status()) || !before.get().reason().equals(now.reason()))
        .map(now -> new PipelineEvent(warns(now) ? Severity.Warning : Severity.Normal, now.reason(), now.message()));
  }

  /** Being on the way is no trouble. */
  private static boolean warns(Condition condition) {
    return condition.status().equals("False") && !condition.reason().equals("Progressing");
  }

  /** An object was put right. */
  public static PipelineEvent corrected(HasMetadata object) {
    return new PipelineEvent(Severity.Normal, EventReason.DriftCorrected.name(),
        object.getKind() + " " + object.getMetadata().getName()
            + " was changed or deleted by somebody else and is as the ConsumerPipeline says again");
  }
}
