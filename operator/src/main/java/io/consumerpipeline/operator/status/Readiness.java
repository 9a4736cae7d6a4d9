package io.consumerpipeline.operator.status;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a pipeline does what it is asked to, and whether it moves or stands; the most useful cause first.
 *
 * @param ready the condition Ready
 * @param course what the operator is doing about it
 */
record Readiness(Verdict ready, Course course) {
  /** Where it goes from here. */
  enum Course {
    /** Nothing is left to do, or what is wrong mends itself. */
    Settled,
    /** The operator works towards what is wanted. */
    Progressing,
    /** Somebody has to change something. */
    Stuck
  }

  static Readiness of(PipelinePlan plan, Observed observed, Verdict source, Verdict sink) {
    return obstacle(observed.obstacles())
        .or(() -> resetting(observed.actions()))
        .or(() -> stopped(plan, observed.workload()))
        .or(() -> sourceBroken(source))
        .or(() -> asleep(plan))
        .or(() -> sinkBroken(sink, observed.pods()))
        .or(() -> partitionStopped(observed.pods()))
        .or(() -> hindered(observed.pods()))
        .or(() -> rollingOut(plan, observed.workload()))
        .or(() -> unsure(source, sink))
        .orElseGet(() -> consuming(plan, observed.workload()));
  }

  /** What stands against a pipeline; all that there is to say of one without a plan. */
  static Optional<Readiness> obstacle(List<Obstacle> obstacles) {
    return obstacles.stream().findFirst().map(first -> of(Truth.False, first.reason(),
        obstacles.stream().map(Obstacle::message).collect(Collectors.joining("; ")), Course.Stuck));
  }

  private static Optional<Readiness> resetting(List<ActionReport> actions) {
    return actions.stream().filter(ActionReport::underWay).findFirst()
        .map(action -> of(Truth.False, Reason.ResettingOffsets.name(),
            action.name() + " " + action.nonce() + ": " + action.message(), Course.Progressing));
  }

  private static Optional<Readiness> stopped(PipelinePlan plan, Workload workload) {
    if (plan.replicas() > 0) {
      return Optional.empty();
    }
    if (workload.current() > 0) {
      return Optional.of(of(Truth.False, Reason.Progressing.name(), "pods are stopping", Course.Progressing));
    }
    return plan.scaling() != null && !plan.suspended()
        ? Optional.empty()
        : Optional.of(plan.suspended()
            ? of(Truth.True, Reason.Suspended.name(), "spec.suspend is true; positions and objects are kept", Course.Settled)
            : of(Truth.True, Reason.ScaledToZero.name(), "spec.replicas is 0; positions and objects are kept", Course.Settled));
  }

  /** Nobody is needed; but whoever cannot see the topic will not be woken either. */
  private static Optional<Readiness> asleep(PipelinePlan plan) {
    if (plan.scaling() == null || plan.replicas() > 0) {
      return Optional.empty();
    }
    var records = plan.scaling().zero().activationLagRecords();
    return Optional.of(of(Truth.True, Reason.Asleep.name(), "nothing arrives: asleep until "
        + (records <= 1 ? "a record is" : records + " records are") + " unread; positions and objects are kept",
        Course.Settled));
  }

  private static Optional<Readiness> sourceBroken(Verdict source) {
    if (source.truth() != Truth.False) {
      return Optional.empty();
    }
    var waits = source.reason().equals(Reason.BrokerUnreachable.name())
        || source.reason().equals(Reason.SourceUnavailable.name());
    return Optional.of(of(Truth.False, source.reason(), source.message(), waits ? Course.Settled : Course.Stuck));
  }

  /** What is to be mended is called by the pod's own word; an outage, whatever its kind, is an outage. */
  private static Optional<Readiness> sinkBroken(Verdict sink, List<PodReport> pods) {
    if (sink.truth() != Truth.False) {
      return Optional.empty();
    }
    var mend = PodConnections.worst(pods, RuntimeStatus::sink).map(Connection::state)
        .filter(state -> state == ConnectionState.Misconfigured).isPresent();
    return Optional.of(mend
        ? of(Truth.False, sink.reason(), sink.message(), Course.Stuck)
        : of(Truth.False, Reason.SinkUnavailable.name(), sink.message(), Course.Settled));
  }

  private static Optional<Readiness> partitionStopped(List<PodReport> pods) {
    return PodConnections.answers(pods).flatMap(status -> status.partitions().stream())
        .filter(partition -> partition.state() == PartitionState.Stopped)
        .min(Comparator.comparingInt(RuntimeStatus.Partition::partition))
        .map(partition -> of(Truth.False, stopped(partition).name(), Stream
            .of("partition " + partition.partition(), partition.reason(), partition.message())
            .filter(Objects::nonNull).collect(Collectors.joining(": ")), Course.Stuck));
  }

  private static Reason stopped(RuntimeStatus.Partition partition) {
    return Reason.DeadLetterStorm.name().equals(partition.reason()) ? Reason.DeadLetterStorm : Reason.PartitionStopped;
  }

  private static Optional<Readiness> hindered(List<PodReport> pods) {
    return pods.stream().map(PodReport::state).filter(pod -> pod.hindrance() != null)
        .min(Comparator.comparing(pod -> pod.name()))
        .map(pod -> {
          var hindrance = Objects.requireNonNull(pod.hindrance());
          return of(Truth.False, hindrance.kind().name(), "pod " + pod.name() + ": " + hindrance.message(), Course.Progressing);
        });
  }

  private static Optional<Readiness> rollingOut(PipelinePlan plan, Workload workload) {
    var counts = workload.ready() + " of " + plan.replicas() + " replicas ready";
    if (workload.ready() < plan.replicas() || workload.current() > plan.replicas()) {
      return Optional.of(of(Truth.False, Reason.Progressing.name(), counts, Course.Progressing));
    }
    return workload.rolledOut()
        ? Optional.empty()
        : Optional.of(of(Truth.False, Reason.Progressing.name(), "pods are being replaced", Course.Progressing));
  }

  /** Every pod is ready, but nobody has said that events can pass: the readiness of a pod does not include its sink. */
  private static Optional<Readiness> unsure(Verdict source, Verdict sink) {
    return Stream.of(sink, source).filter(verdict -> verdict.truth() == Truth.Unknown).findFirst()
        .map(verdict -> verdict.reason().equals(Reason.PodsNotAnswering.name())
            ? of(Truth.Unknown, verdict.reason(), verdict.message() + "; check the NetworkPolicies between operator and pods",
                Course.Settled)
            : of(Truth.False, Reason.Progressing.name(), verdict.message(), Course.Progressing));
  }

  private static Readiness consuming(PipelinePlan plan, Workload workload) {
    return of(Truth.True, Reason.Consuming.name(), "Consuming " + plan.runtime().source().kafka().topic() + " with "
        + workload.ready() + " of " + plan.replicas() + (plan.replicas() == 1 ? " replica" : " replicas"), Course.Settled);
  }

  private static Readiness of(Truth truth, String reason, String message, Course course) {
    return new Readiness(new Verdict(ConditionType.Ready, truth, reason, message), course);
  }
}
