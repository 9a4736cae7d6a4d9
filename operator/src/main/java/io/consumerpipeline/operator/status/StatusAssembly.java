package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Summary;
import io.consumerpipeline.api.ConsumerPipelineStatus.Version;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.scaling.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a status of what was observed; pure. */
public final class StatusAssembly {
  private StatusAssembly() {}

  /**
   * The status.
   *
   * @param selector the labels that select the pods
   * @param previous for the times since when conditions are what they are
   */
  public static ConsumerPipelineStatus of(Observed observed, Map<String, String> selector,
      @Nullable ConsumerPipelineStatus previous,
      Instant now) {
    var plan = observed.plan();
    var figures = LagFigures.of(observed, previous);
    var range = range(plan, figures.partitions(), now);
    return new ConsumerPipelineStatus(
        observed.generation(),
        Conditions.of(verdicts(observed, range, previous), observed.generation(), previous, now),
        observed.workload().current(),
        observed.workload().ready(),
        selector.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).sorted()
            .collect(Collectors.joining(",")),
        plan == null ? null : plan.runtime().source().kafka().consumerGroup(),
        figures.partitions(),
        figures.lag(),
        summary(observed, figures, previous),
        observed.resources(),
        new Version(observed.operatorVersion(), runtimeVersion(observed.pods(), previous)),
        Actions.of(observed.actions(), previous, now),
        autoscaling(observed, range, previous),
        figures.retention());
  }

  /** What cannot be read says nothing of the pods, which stay as they are. */
  private static @Nullable AutoscalingStatus autoscaling(Observed observed, @Nullable Range range,
      @Nullable ConsumerPipelineStatus previous) {
    if (observed.plan() == null) {
      return previous == null ? null : previous.autoscaling();
    }
    return range == null ? null : AutoscalingFigures.of(range, observed.scaling(), previous);
  }

  /** How many pods there may be; null where the number is given. */
  public static @Nullable Range range(@Nullable PipelinePlan plan, @Nullable Integer partitions, Instant now) {
    return plan == null || plan.scaling() == null ? null : Range.of(plan.scaling(), partitions, now);
  }

  private static List<Verdict> verdicts(Observed observed, @Nullable Range range, @Nullable ConsumerPipelineStatus previous) {
    var verdicts = new ArrayList<Verdict>();
    var plan = observed.plan();
    if (plan == null) {
      Readiness.obstacle(observed.obstacles()).ifPresent(readiness -> add(verdicts, readiness));
      return verdicts;
    }
    var source = keep(lagPending(observed), previous, SourceCondition.of(plan, observed.lag(), observed.pods()));
    var sink = keep(PodConnections.pending(observed.pods()), previous, SinkCondition.of(plan, observed.pods()));
    add(verdicts, Readiness.of(plan, observed, source, sink));
    verdicts.addAll(List.of(source, sink, keep(lagPending(observed), previous, LagCondition.of(plan, observed.lag()))));
    DeadLetterTopicCondition.of(plan, observed.pods())
        .ifPresent(letters -> verdicts.add(keep(PodConnections.pending(observed.pods()), previous, letters)));
    verdicts.add(ScalingConditions.active(plan, observed.scaling(), previous));
    if (range != null && !plan.suspended()) {
      ScalingConditions.limited(observed.scaling(), range, previous).ifPresent(verdicts::add);
    }
    return verdicts;
  }

  /** Until the first answer is in, what an earlier process found out stands: a restart of the operator changes nothing. */
  private static Verdict keep(boolean pending, @Nullable ConsumerPipelineStatus previous, Verdict verdict) {
    return pending ? Conditions.verdict(previous, verdict.type()).orElse(verdict) : verdict;
  }

  private static boolean lagPending(Observed observed) {
    return observed.lag() instanceof LagObservation.Unknown(var cause, _) && cause == LagObservation.Cause.NotAskedYet;
  }

  /** Reconciling and Stalled are there only while they are true, as kstatus has it. */
  private static void add(List<Verdict> verdicts, Readiness readiness) {
    var ready = readiness.ready();
    verdicts.add(ready);
    switch (readiness.course()) {
      case Settled -> {
      }
      case Progressing -> verdicts.add(new Verdict(ConditionType.Reconciling, Truth.True, ready.reason(), ready.message()));
      case Stuck -> verdicts.add(new Verdict(ConditionType.Stalled, Truth.True, ready.reason(), ready.message()));
    }
  }

  private static Summary summary(Observed observed, LagFigures figures, @Nullable ConsumerPipelineStatus previous) {
    var plan = observed.plan();
    var before = previous == null ? null : previous.summary();
    return new Summary(
        observed.workload().ready() + "/" + (plan == null ? observed.workload().current() : plan.replicas()),
        figures.count(),
        figures.time(),
        before != null && PodConnections.pending(observed.pods()) ? before.deadLetters() : deadLetters(observed.pods()),
        plan == null ? null : "postgresql",
        figures.rate(),
        figures.eta());
  }

  /** Absent when no pod answers: zero would be a claim. */
  private static @Nullable String deadLetters(List<PodReport> pods) {
    var answers = PodConnections.answers(pods).toList();
    return answers.isEmpty()
        ? null
        : Figures.count(answers.stream().flatMap(status -> status.partitions().stream())
            .mapToLong(RuntimeStatus.Partition::deadLettersLastHour).sum());
  }

  /** Of the pods that answer, during a rollout two; kept while nobody answers. */
  private static @Nullable String runtimeVersion(List<PodReport> pods, @Nullable ConsumerPipelineStatus previous) {
    var versions = PodConnections.answers(pods).map(RuntimeStatus::version).distinct().sorted().collect(Collectors.joining(", "));
    if (!versions.isEmpty()) {
      return versions.length() > 63 ? versions.substring(0, 63) : versions;
    }
    return previous == null || previous.version() == null ? null : previous.version().runtime();
  }
}
