package io.consumerpipeline.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.api.ConsumerPipelineStatus.Action;
import io.consumerpipeline.api.ConsumerPipelineStatus.ActionState;
import io.consumerpipeline.operator.event.PipelineEvent.Severity;
import java.util.Arrays;
import java.util.List;
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
        List.of(new Action("resetOffsets", "a1", state, "about " + state, "2026-01-01T00:00:00Z")));
  }

  private static ConsumerPipelineStatus status(String... conditions) {
    return new ConsumerPipelineStatus(1L, Arrays.stream(conditions).map(text -> {
      var parts = text.split("[=/]");
      return new Condition(parts[0], parts[1], parts[2], "about " + parts[2], 1L, "2026-01-01T00:00:00Z");
    }).toList(), 1, 1, "", "", 1, null, null, null, null, null);
  }
}
