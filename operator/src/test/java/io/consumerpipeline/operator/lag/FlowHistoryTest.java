package io.consumerpipeline.operator.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowHistoryTest {
  private FlowHistory history = FlowHistory.NONE;

  @Test
  void ratesAreKnownAtTheSecondLook() {
    assertThat(observe(0, 0, 100)).isNull();
    assertThat(observe(10, 50, 400)).isEqualTo(new Flow(30, 5));
  }

  @Test
  void ratesAreThoseBetweenTheLastTwoLooks() {
    observe(0, 0, 0);
    observe(15, 15_000, 15_000);

    assertThat(observe(30, 15_150, 15_300)).isEqualTo(new Flow(20, 10));
    assertThat(observe(45, 15_150, 15_300)).isEqualTo(new Flow(0, 0));
  }

  @Test
  void ratesAreNoneOfAMomentWhenALookComesEarly() {
    observe(0, 0, 0);
    observe(15, 150, 300);

    assertThat(observe(16, 160, 320)).isEqualTo(new Flow(20, 10));
  }

  @Test
  void nothingIsComparedWithAPositionThatWasSetBack() {
    observe(0, 500, 500);

    assertThat(observe(15, 100, 500)).isNull();
    assertThat(observe(30, 250, 500)).isEqualTo(new Flow(0, 10));
  }

  @Test
  void nothingIsComparedWhenTheClockWasSetBackOrPartitionsWereAdded() {
    observe(60, 0, 0);
    assertThat(observe(30, 10, 10)).isNull();

    var wider = new Known(Map.of(0, new PartitionLag(10, 10, null), 1, new PartitionLag(0, 7, null)), null);
    assertThat(history.with(wider, 45_000).flow()).isNull();
  }

  private @Nullable Flow observe(int second, long next, long end) {
    history = history.with(new Known(Map.of(0, new PartitionLag(next, end, null)), null), second * 1000L);
    return history.flow();
  }
}
