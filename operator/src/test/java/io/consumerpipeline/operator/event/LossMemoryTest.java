package io.consumerpipeline.operator.event;

import static io.consumerpipeline.operator.Pipelines.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.Events;
import io.consumerpipeline.contract.RuntimeStatus.Loss;
import io.consumerpipeline.operator.pods.PodAnswer;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.pods.PodState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossMemoryTest {
  private static final Loss FIRST = new Loss(0, "OffsetOutOfRange", "5 records are lost", Instant.EPOCH);
  private static final Loss SECOND = new Loss(1, "TopicRecreated", "the topic is another one", Instant.EPOCH.plusSeconds(1));

  private final LossMemory memory = new LossMemory();

  @Test
  void eachLossIsToldOnce() {
    assertThat(memory.news(OWNER, pods(FIRST))).containsExactly(FIRST);
    assertThat(memory.news(OWNER, pods(FIRST))).isEmpty();
    assertThat(memory.news(OWNER, pods(FIRST, SECOND))).containsExactly(SECOND);
  }

  @Test
  void lossIsNotToldAgainWhenThePodWasSilentForAMoment() {
    memory.news(OWNER, pods(FIRST));
    assertThat(memory.news(OWNER, List.of(new PodReport(pod(), new PodAnswer.Silent("ConnectException"))))).isEmpty();
    assertThat(memory.news(OWNER, pods(FIRST))).isEmpty();
  }

  private static List<PodReport> pods(Loss... losses) {
    var fine = new Connection(ConnectionState.Connected, null, null, Instant.EPOCH);
    return List.of(new PodReport(pod(), new PodAnswer.Answered(
        new RuntimeStatus("1", Instant.EPOCH, fine, fine, List.of(), new Events(0, 0, 0, 0, 0), 0, List.of(losses), null))));
  }

  private static PodState pod() {
    return new PodState("page-views-1", "1", "10.0.0.1", true, null);
  }
}
