package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.scaling.Decision;
import io.consumerpipeline.operator.scaling.Range;
import io.consumerpipeline.operator.scaling.ScalingReport;
import io.consumerpipeline.operator.scaling.ScalingSettings.Mode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the number of pods follows the load, and what keeps it from doing so. The numbers stand in {@code status.autoscaling}. */
final class ScalingConditions {
  private static final String DETAILS = "; status.autoscaling.lastDecision says more";

  private ScalingConditions() {}

  static Verdict active(PipelinePlan plan, @Nullable ScalingReport report, @Nullable ConsumerPipelineStatus previous) {
    if (plan.scaling() == null) {
      return active(Truth.False, Reason.ReplicasSet.name(),
          "spec.replicas says how many pods there are: remove it, and the number follows the load");
    }
    if (plan.suspended()) {
      return active(Truth.False, Reason.Suspended.name(), "nothing is decided while spec.suspend is true");
    }
    if (plan.scaling().mode() == Mode.DryRun) {
      return active(Truth.False, Reason.DryRun.name(),
          "decisions are told and not carried out: set spec.autoscaling.mode to Active to change that");
    }
    return report == null
        ? Conditions.verdict(previous, ConditionType.ScalingActive).filter(before -> !ofSpec(before))
            .orElseGet(() -> active(Truth.Unknown, Reason.NotDecidedYet.name(), "the load is measured before the first decision"))
        : active(report.decision());
  }

  /** What stood in the spec before says nothing of the load. */
  private static boolean ofSpec(Verdict before) {
    return Stream.of(Reason.ReplicasSet, Reason.Suspended, Reason.DryRun)
        .anyMatch(reason -> reason.name().equals(before.reason()));
  }

  private static Verdict active(Decision decision) {
    var reason = decision.reason();
    return reason.isUnknown()
        ? active(Truth.False, reason.name(), unknown(reason) + DETAILS)
        : active(Truth.True, Reason.LoadKnown.name(), "the number of pods follows the load");
  }

  private static String unknown(io.consumerpipeline.operator.scaling.Reason reason) {
    return switch (reason) {
      case RateUnknown -> "no pod tells how fast it is, so the pods stay as many as they are: check the NetworkPolicies between"
          + " operator and pods";
      case PodsNotReady -> "no pod is ready: the pods stay as many as they are until one is";
      case SinkUnavailable -> "the sink is away: more pods would only wait with the others";
      case Fallback -> "the lag stays unknown: there are as many pods as spec.autoscaling.fallback says";
      default -> "the lag is not known: the pods stay as many as they are";
    };
  }

  private static Verdict active(Truth truth, String reason, String message) {
    return new Verdict(ConditionType.ScalingActive, truth, reason, message);
  }

  /** Nothing where nothing is decided; while the load is unknown, what it was. */
  static Optional<Verdict> limited(@Nullable ScalingReport report, Range range, @Nullable ConsumerPipelineStatus previous) {
    return report == null || report.decision().reason().isUnknown()
        ? Conditions.verdict(previous, ConditionType.ScalingLimited)
        : Optional.of(limited(report.decision(), range));
  }

  /** A smaller step down is no limit that anybody suffers from. */
  private static Verdict limited(Decision decision, Range range) {
    var reason = decision.reason();
    return reason.isLimit() && decision.recommended() >= decision.current()
        ? new Verdict(ConditionType.ScalingLimited, Truth.True, reason.name(), limit(reason, range.maxReplicas()) + DETAILS)
        : new Verdict(ConditionType.ScalingLimited, Truth.False, Reason.WithinRange,
            "the load needs no more pods than there may be (" + range.minReplicas() + " to " + range.maxReplicas() + ")");
  }

  private static String limit(io.consumerpipeline.operator.scaling.Reason reason, int most) {
    return switch (reason) {
      case Partitions -> "the load needs more pods than the topic has partitions (" + most + "): give the topic more of them";
      case SinkConnections -> "the load needs more pods than sink.postgresql.maxConnections has room for (" + most
          + "): raise it, or lower writers";
      case SinkLimited -> "more pods brought nothing: the sink is the limit";
      case HotPartition -> "a partition needs more than the one pod that can read it: spread the keys of its records";
      case StepLimited -> "spec.autoscaling.behavior allows no more at once";
      default -> "the load needs more pods than spec.autoscaling.maxReplicas allows (" + most + "): raise it";
    };
  }
}
