package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.AutoscalingStatus.Change;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.scaling.Decision;
import io.consumerpipeline.operator.scaling.Range;
import io.consumerpipeline.operator.scaling.ScalingReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The scaling as it is shown. */
final class AutoscalingFigures {
  private static final int LONGEST_MESSAGE = 1024;
  private static final AutoscalingStatus NOTHING = new AutoscalingStatus(null, null, null, null, null, null);

  private AutoscalingFigures() {}

  /** Until this process has decided, what was decided before stands. */
  static AutoscalingStatus of(Range range, @Nullable ScalingReport report, @Nullable ConsumerPipelineStatus previous) {
    var before = previous == null || previous.autoscaling() == null ? NOTHING : previous.autoscaling();
    if (report == null) {
      return new AutoscalingStatus(range.minReplicas(), range.maxReplicas(), before.recommendedReplicas(), before.lastScaleTime(),
          before.lastChange(), before.lastDecision());
    }
    var decision = report.decision();
    var lastScaleTime = report.lastScaleTime() == null ? before.lastScaleTime() : time(report.lastScaleTime());
    return new AutoscalingStatus(range.minReplicas(), range.maxReplicas(), decision.recommended(), lastScaleTime,
        change(decision, lastScaleTime, before), since(before.lastDecision(), decision(decision, report.at())));
  }

  /** Null for one whose sentence nobody has kept: no status could be written before the next decision. */
  private static @Nullable Change change(Decision decision, @Nullable String lastScaleTime, AutoscalingStatus before) {
    if (decision.changes()) {
      return change(decision);
    }
    return Objects.equals(lastScaleTime, before.lastScaleTime()) ? before.lastChange() : null;
  }

  private static Change change(Decision decision) {
    return new Change(decision.current(), decision.replicas(), decision.reason().name(), shortened(decision.sentence()));
  }

  private static AutoscalingStatus.Decision decision(Decision decision, Instant at) {
    var inputs = decision.inputs();
    return new AutoscalingStatus.Decision(time(at), decision.current(), decision.recommended(), decision.reason().name(),
        shortened(decision.sentence()), Figures.rounded(inputs.arrivalPerSecond()), Figures.rounded(inputs.unread()),
        Figures.rounded(inputs.neededPerSecond()), Figures.rounded(inputs.ratePerReplica()));
  }

  /** What a process before this one decided already has its time. */
  private static AutoscalingStatus.Decision since(AutoscalingStatus.@Nullable Decision before, AutoscalingStatus.Decision now) {
    var same = before != null && now.equals(new AutoscalingStatus.Decision(now.time(), before.from(), before.to(),
        before.reason(),
        before.message(), before.arrivalPerSecond(), before.unreadRecords(), before.neededPerSecond(), before.ratePerReplica()));
    return before != null && same ? before : now;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String shortened(String sentence) {
    return sentence.length() > LONGEST_MESSAGE ? sentence.substring(0, LONGEST_MESSAGE - 1) + "…" : sentence;
  }
}
