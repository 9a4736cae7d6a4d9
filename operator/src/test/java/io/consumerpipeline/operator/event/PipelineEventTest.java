package io.consumerpipeline.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.AutoscalingStatus.Change;
import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Action;
import io.consumerpipeline.api.ConsumerPipelineStatus.ActionState;
import io.consumerpipeline.operator.event.PipelineEvent.Severity;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineEventTest {
  @Test
  void firstReadinessIsAnEvent() {
    assertThat(PipelineEvent.between(null, status("Ready=False/Progressing")))
        .containsExactly(new PipelineEvent(Severity.Normal, "Progressing", "about Progressing"));
  }

  @Test
  void lossOfTheSinkIsAWarning() {
    assertThat(PipelineEvent.between(status("Ready=True/Consuming", "SinkConnected=True/TableWritable"),
        status("Ready=False/SinkUnavailable", "SinkConnected=False/ConnectionRefused")))
        .containsExactly(new PipelineEvent(Severity.Warning, "SinkUnavailable", "about SinkUnavailable"),
            new PipelineEvent(Severity.Warning, "ConnectionRefused", "about ConnectionRefused"));
  }

  @Test
  void anotherReasonIsAnEvent() {
    assertThat(PipelineEvent.between(status("Ready=False/Progressing"), status("Ready=False/CrashLoopBackOff"))).hasSize(1);
  }

  @Test
  void nothingHappensAtRestOrWhenNothingIsKnown() {
    assertThat(PipelineEvent.between(status("Ready=True/Consuming"), status("Ready=True/Consuming"))).isEmpty();
    assertThat(PipelineEvent.between(status("SinkConnected=True/TableWritable"), status("SinkConnected=Unknown/NoPods")))
        .isEmpty();
    assertThat(PipelineEvent.between(null, status("LagWithinThreshold=False/ThresholdExceeded"))).isEmpty();
  }

  @Test
  void stepsOfAnActionAreEventsOnce() {
    assertThat(PipelineEvent.between(action(ActionState.Pending), action(ActionState.Running))).containsExactly(
        new PipelineEvent(Severity.Normal, "ActionStarted", "resetOffsets a1: about Running"));
    assertThat(PipelineEvent.between(action(ActionState.Running), action(ActionState.Done))).containsExactly(
        new PipelineEvent(Severity.Normal, "ActionDone", "resetOffsets a1: about Done"));
    assertThat(PipelineEvent.between(action(ActionState.Running), action(ActionState.Failed))).containsExactly(
        new PipelineEvent(Severity.Warning, "ActionFailed", "resetOffsets a1: about Failed"));
    assertThat(PipelineEvent.between(action(ActionState.Done), action(ActionState.Done))).isEmpty();
    assertThat(PipelineEvent.between(null, action(ActionState.Pending))).isEmpty();
  }

  private static ConsumerPipelineStatus action(ActionState state) {
    return new ConsumerPipelineStatus(1L, List.of(), 1, 1, "", "", 1, null, null, null, null,
        List.of(new Action("resetOffsets", "a1", state, "about " + state, "2026-01-01T00:00:00Z")), null, null);
  }

  private static ConsumerPipelineStatus status(String... conditions) {
    return new ConsumerPipelineStatus(1L, Arrays.stream(conditions).map(text -> {
      var parts = text.split("[=/]");
      return new Condition(parts[0], parts[1], parts[2], "about " + parts[2], 1L, "2026-01-01T00:00:00Z");
    }).toList(), 1, 1, "", "", 1, null, null, null, null, null, null, null);
  }

  @Test
  void changeOfTheNumberOfPodsIsAnEventOnce() {
    var before = scaled("2026-01-01T00:00:00Z", new Change(1, 6, "Need", "1 → 6: because"));

    assertThat(PipelineEvent.between(scaled(null, null), before))
        .containsExactly(new PipelineEvent(Severity.Normal, "ScaledUp", "1 → 6: because"));
    assertThat(PipelineEvent.between(before, scaled("2026-01-01T00:10:00Z", new Change(6, 2, "Need", "6 → 2: because"))))
        .containsExactly(new PipelineEvent(Severity.Normal, "ScaledDown", "6 → 2: because"));
    assertThat(PipelineEvent.between(before, before)).isEmpty();
  }

  @Test
  void recommendationOfADryRunIsAnEventWhenItIsAnother() {
    assertThat(PipelineEvent.between(dry(1, "stays 1 (dry run)"), dry(3, "1 → 3 (dry run): because")))
        .containsExactly(new PipelineEvent(Severity.Normal, "ScalingRecommended", "1 → 3 (dry run): because"));
    assertThat(PipelineEvent.between(dry(3, "1 → 3 (dry run): because"), dry(3, "1 → 3 (dry run): because of more"))).isEmpty();
    assertThat(PipelineEvent.between(null, dry(1, "stays 1 (dry run)"))).isEmpty();
  }

  private static ConsumerPipelineStatus scaled(@Nullable String time, @Nullable Change change) {
    return status(List.of(), new AutoscalingStatus(1, 10, 1, time, change, null));
  }

  private static ConsumerPipelineStatus dry(int recommended, String sentence) {
    var decision = new AutoscalingStatus.Decision("2026-01-01T00:00:00Z", 1, recommended, "Need", sentence, 0L, 0L, 0L, 0L);
    return status(List.of(new Condition("ScalingActive", "False", "DryRun", "", 1L, "2026-01-01T00:00:00Z")),
        new AutoscalingStatus(1, 10, recommended, null, null, decision));
  }

  private static ConsumerPipelineStatus status(List<Condition> conditions, AutoscalingStatus scaling) {
    return new ConsumerPipelineStatus(1L, conditions, 1, 1, "", "", 1, null, null, null, null, null, scaling, null);
  }
}
