package io.consumerpipeline.operator.status;

import static io.consumerpipeline.operator.status.Situation.connected;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.AutoscalingStatus.Change;
import io.consumerpipeline.operator.scaling.Decision;
import io.consumerpipeline.operator.scaling.Decision.Inputs;
import io.consumerpipeline.operator.scaling.Reason;
import io.consumerpipeline.operator.scaling.ScalingReport;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What users see of a decision. */
class ScalingStatusTest {
  private static final Instant T0 = Instant.parse("2026-11-21T09:12:01.234Z");

  @ParameterizedTest
  @CsvSource({"'', LagUnknown, False, LagUnknown", "'', RateUnknown, False, RateUnknown", "'', PodsNotReady, False, PodsNotReady",
      "'', SinkUnavailable, False, SinkUnavailable", "'', Fallback, False, Fallback", "'', Need, True, LoadKnown",
      "'', Idle, True, LoadKnown", "'autoscaling: {mode: DryRun}', Need, False, DryRun",
      "'suspend: true', Need, False, Suspended",
      "'replicas: 2', Need, False, ReplicasSet"})
  void scalingIsActiveWhenTheLoadDecides(String changes, Reason reason, String status, String shown) {
    assertThat(situation(changes).scaling(report(reason)).conditions()).contains("ScalingActive=" + status + "/" + shown);
  }

  @ParameterizedTest
  @EnumSource(value = Reason.class, mode = EnumSource.Mode.INCLUDE, names = {"MaxReplicas", "Partitions", "SinkConnections",
      "SinkLimited", "HotPartition", "StepLimited"})
  void scalingIsLimitedWhenTheLoadNeedsMore(Reason reason) {
    assertThat(situation("").scaling(report(reason)).conditions()).contains("ScalingLimited=True/" + reason);
    assertThat(reason.isLimit()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Reason.class, mode = EnumSource.Mode.INCLUDE, names = {"Need", "EvenShare", "MinReplicas", "Idle",
      "Stabilizing"})
  void scalingIsNotLimitedWhenTheLoadNeedsNoMore(Reason reason) {
    assertThat(situation("").scaling(report(reason)).conditions()).contains("ScalingLimited=False/WithinRange");
    assertThat(reason.isLimit()).isFalse();
  }

  @Test
  void smallerStepDownIsNoLimit() {
    var down = new ScalingReport(new Decision(5, 4, 4, Reason.StepLimited, "5 → 4", new Inputs(0, 0, 0, 0)), T0, null);

    assertThat(situation("").scaling(down).conditions()).contains("ScalingLimited=False/WithinRange");
  }

  @Test
  void limitStaysWhatItWasWhileTheLoadIsUnknown() {
    var limited = situation("").scaling(report(Reason.MaxReplicas)).status();

    assertThat(situation("").scaling(report(Reason.LagUnknown)).after(limited).conditions())
        .contains("ScalingActive=False/LagUnknown", "ScalingLimited=True/MaxReplicas");
  }

  @Test
  void limitIsNotJudgedWhenNothingIsDecided() {
    var limited = situation("").scaling(report(Reason.MaxReplicas)).status();

    assertThat(situation("replicas: 2").after(limited).conditions())
        .noneMatch(condition -> condition.startsWith("ScalingLimited"));
    assertThat(situation("suspend: true").after(limited).conditions())
        .noneMatch(condition -> condition.startsWith("ScalingLimited"));
  }

  @Test
  void limitIsNamedWithTheNumberThatStandsInTheResource() {
    var situation = situation("autoscaling: {maxReplicas: 1}").scaling(report(Reason.MaxReplicas));

    assertThat(situation.message(ConditionType.ScalingLimited)).isEqualTo("the load needs more pods than"
        + " spec.autoscaling.maxReplicas allows (1): raise it; status.autoscaling.lastDecision says more");
  }

  @Test
  void decisionIsShownWithItsInputs() {
    // Given
    var decision = new Decision(2, 3, 3, Reason.Need, "2 → 3: because", new Inputs(4123.4, 61_234, 5143.6, 2620.1));

    // When
    var scaling = situation("").scaling(new ScalingReport(decision, T0, T0)).status()
        .autoscaling();

    // Then
    assertThat(scaling).isEqualTo(new AutoscalingStatus(1, 2, 3, "2026-11-21T09:12:01Z",
        new Change(2, 3, "Need", "2 → 3: because"),
        new AutoscalingStatus.Decision("2026-11-21T09:12:01Z", 2, 3, "Need", "2 → 3: because", 4100L, 61_000L, 5100L, 2600L)));
  }

  @Test
  void nothingIsShownOfScalingWhenReplicasAreGiven() {
    var scaled = situation("").scaling(report(Reason.Need)).status();

    assertThat(situation("replicas: 2").after(scaled).status().autoscaling()).isNull();
  }

  @Test
  void restartOfTheOperatorChangesNothing() {
    // Given
    var changed = situation("").scaling(new ScalingReport(decision(Reason.Partitions), T0.minusSeconds(60), T0.minusSeconds(60)))
        .status();
    var before = situation("").scaling(new ScalingReport(stays(2, Reason.Partitions), T0, T0.minusSeconds(60))).after(changed)
        .status();

    // When: the new process has decided nothing yet, and then the same
    var undecided = situation("").scaling(null).after(before).status();
    var decided = situation("").scaling(new ScalingReport(stays(2, Reason.Partitions), T0.plusSeconds(90), null)).after(before)
        .status();

    // Then
    assertThat(undecided).isEqualTo(before);
    assertThat(decided).isEqualTo(before);
  }

  @Test
  void lastChangeIsNoNewsAfterASpecThatCouldNotBeRead() {
    // Given
    var decision = decision(Reason.Need);
    var report = new ScalingReport(decision, T0, T0);
    var before = situation("").scaling(report).status();

    // When
    var unreadable = new Situation().withoutPlan().obstacle(io.consumerpipeline.operator.status.Reason.UnreadableSpec)
        .after(before).status();

    // Then
    assertThat(ScalingNews.change(null, before)).isPresent();
    assertThat(ScalingNews.change(unreadable, situation("").scaling(report).after(unreadable).status())).isEmpty();
  }

  @Test
  void lastChangeStaysWhenLaterDecisionsChangeNothing() {
    var decision = decision(Reason.Need);
    var before = situation("").scaling(new ScalingReport(decision, T0, T0)).status();

    // A new process, which has changed nothing yet
    var after = situation("").scaling(new ScalingReport(stays(2, Reason.Stabilizing), T0.plusSeconds(60), null)).after(before)
        .status().autoscaling();

    assertThat(after.lastScaleTime()).isEqualTo("2026-11-21T09:12:01Z");
    assertThat(after.lastChange()).isEqualTo(new Change(1, 2, "Need", "about Need"));
    assertThat(after.lastDecision().reason()).isEqualTo("Stabilizing");
  }

  private static Situation situation(String changes) {
    return new Situation().plan(changes).pods(connected());
  }

  private static ScalingReport report(Reason reason) {
    return new ScalingReport(decision(reason), T0, null);
  }

  private static Decision stays(int replicas, Reason reason) {
    return new Decision(replicas, replicas, replicas, reason, "stays " + replicas, new Inputs(0, 0, 0, 0));
  }

  private static Decision decision(Reason reason) {
    return new Decision(1, 2, 2, reason, "about " + reason, new Inputs(0, 0, 0, 0));
  }
}
