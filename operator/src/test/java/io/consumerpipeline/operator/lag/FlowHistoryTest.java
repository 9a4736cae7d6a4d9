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
  void ratesAreThoseOfTheLastMinute() {
    for (var second = 0; second <= 600; second += 15) {
      observe(second, 0, 0);
    }

    // Everything came within the last 15 of 60 seconds.
    assertThat(observe(615, 600, 1200)).isEqualTo(new Flow(20, 10));
  }

  @Test
  void ratesAreAveragedWhenTheBrokerWasNotAskedForAMinute() {
    observe(0, 0, 0);

    assertThat(observe(120, 120, 240)).isEqualTo(new Flow(2, 1));
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
