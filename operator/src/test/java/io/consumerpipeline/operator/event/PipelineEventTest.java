package io.consumerpipeline.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.event.PipelineEvent.Severity;
import java.util.Arrays;
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

  private static ConsumerPipelineStatus status(String... conditions) {
    return new ConsumerPipelineStatus(1L, Arrays.stream(conditions).map(text -> {
      var parts = text.split("[=/]");
      return new Condition(parts[0], parts[1], parts[2], "about " + parts[2], 1L, "2026-01-01T00:00:00Z");
    }).toList(), 1, 1, "", "", 1, null, null, null, null);
  }
}
