package io.consumerpipeline.operator.autoscaling;

import io.consumerpipeline.operator.autoscaling.Scene.Subject;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.scaling.Decision;
import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Scaler;
import io.consumerpipeline.operator.scaling.ScalingHistory;
import io.consumerpipeline.operator.scaling.ScalingReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the scaling of one pipeline has gone so far; a value.
 *
 * @param replicas that it is to have
 * @param subject what the history is about; null before there is any
 * @param scene as of the last reconciliation; null while nothing is to be decided
 * @param looked when it was last looked at; null before
 * @param report what is known of the last decision
 */
record Course(int replicas, ScalingHistory history, @Nullable Subject subject, @Nullable Scene scene, @Nullable Instant looked,
    @Nullable ScalingReport report) {
  /** Polls are never exactly an interval apart. */
  private static final double NEARLY = 0.9;

  /** Of a pipeline that nobody has looked at. */
  static Course from(int replicas) {
    return new Course(replicas, ScalingHistory.NONE, null, null, null, null);
  }

  /** Other settings leave what is known of the load; another subject does not. */
  Course in(Scene now) {
    return now.subject().equals(subject)
        ? new Course(replicas, history, subject, now, looked, report)
        : new Course(replicas, ScalingHistory.NONE, now.subject(), now, looked, null);
  }

  /** Nothing is decided from now on; the replicas are still known. */
  Course paused() {
    return new Course(replicas, history, subject, null, looked, report);
  }

  /** Whether it is time to look. A clock that was set back is no reason to wait for it. */
  boolean isDue(Instant now) {
    if (scene == null || looked == null) {
      return scene != null;
    }
    var since = Duration.between(looked, now).toMillis();
    return since < 0 || since >= NEARLY * scene.settings().pollingInterval().toMillis();
  }

  /** After a look, and the decision that came of it. */
  Course after(Scene shown, Observation seen, Instant now) {
    var outcome = Scaler.decide(shown.settings(), history, seen, now);
    var decision = outcome.decision();
    return new Course(decision.replicas(), outcome.history(), subject, scene, now,
        nothingFoundOut(seen) ? report : report(decision, now));
  }

  /** A first look only begins to measure: until the second, what an earlier process found out stands. */
  private boolean nothingFoundOut(Observation seen) {
    return report == null && history.equals(ScalingHistory.NONE) && seen.lag() instanceof Lag.Positions;
  }

  private ScalingReport report(Decision decision, Instant now) {
    if (report != null && !decision.changes() && shown(decision).equals(shown(report.decision()))) {
      return report;
    }
    var before = report == null ? null : report.lastScaleTime();
    return new ScalingReport(decision, now, decision.changes() ? now : before);
  }

  private static List<Object> shown(Decision decision) {
    var inputs = decision.inputs();
    return List.of(decision.replicas(), decision.recommended(), decision.reason(), decision.sentence(),
        Figures.rounded(inputs.arrivalPerSecond()), Figures.rounded(inputs.unread()),
        Figures.rounded(inputs.neededPerSecond()), Figures.rounded(inputs.ratePerReplica()));
  }
}
