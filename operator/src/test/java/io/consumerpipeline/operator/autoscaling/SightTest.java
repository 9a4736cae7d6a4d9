package io.consumerpipeline.operator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.contract.RuntimeStatus.Events;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final LagObservation LAG = new LagObservation.Known(Map.of(
      0, new PartitionLag(90, 100, Duration.ofHours(20)),
      1, new PartitionLag(10, 50, Duration.ofHours(23)),
      2, new PartitionLag(7, 7, Duration.ZERO)), Duration.ofHours(24));

  @Test
  void positionsAreThoseOfTheBroker() {
    assertThat(seen(LAG).lag())
        .isEqualTo(new Lag.Positions(Map.of(0, new Position(90, 100), 1, new Position(10, 50), 2, new Position(7, 7))));
  }

  @Test
  void lagIsUnavailableForTheReasonThatTheBrokerGives() {
    var unknown = new LagObservation.Unknown(LagObservation.Cause.TopicNotFound, "the topic does not exist");

    assertThat(seen(unknown).lag()).isEqualTo(new Lag.Unavailable("the topic does not exist"));
    assertThat(seen(unknown).retentionHeadroom()).isNull();
  }

  @Test
  void recordsOfEveryOutcomeAreProcessed() {
    var seen = seen(LAG, Pods.counting("a", new Events(99, 40, 30, 20, 5), 1.5), Pods.silent("b"));

    assertThat(seen.pods()).containsOnly(Map.entry("a@1970-01-01T00:00:00Z", new Counters(95, 1.5)));
  }

  @Test
  void containerThatStartsAgainIsAnotherPod() {
    var before = seen(LAG, Pods.started("a", Instant.ofEpochSecond(1)));
    var after = seen(LAG, Pods.started("a", Instant.ofEpochSecond(2)));

    assertThat(before.pods().keySet()).doesNotContainAnyElementsOf(after.pods().keySet());
  }

  @Test
  void sinkIsAwayOnlyWhenAllPodsThatAnswerSaySo() {
    assertThat(seen(LAG).sinkAvailable()).isTrue();
    assertThat(seen(LAG, Pods.silent("a")).sinkAvailable()).isTrue();
    assertThat(seen(LAG, Pods.sink("a", ConnectionState.Unavailable), Pods.sink("b", ConnectionState.Connected)).sinkAvailable())
        .isTrue();
    assertThat(seen(LAG, Pods.sink("a", ConnectionState.Unavailable), Pods.sink("b", ConnectionState.Unknown)).sinkAvailable())
        .isTrue();
    assertThat(seen(LAG, Pods.sink("a", ConnectionState.Unavailable), Pods.sink("b", ConnectionState.Misconfigured),
        Pods.silent("c")).sinkAvailable()).isFalse();
  }

  @Test
  void headroomIsWhatIsLeftOfTheRetentionForTheOldestUnreadRecord() {
    assertThat(seen(LAG).retentionHeadroom()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void recordsOfAStoppedPartitionAreNotInAHurry() {
    var seen = seen(LAG, Pods.stopped("a", 1));

    assertThat(seen.stopped()).containsExactly(1);
    assertThat(seen.retentionHeadroom()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void headroomIsUnknownWhenTheRetentionIsOrNothingIsUnread() {
    var ever = new LagObservation.Known(Map.of(0, new PartitionLag(90, 100, Duration.ofHours(20))), null);
    var nothing = new LagObservation.Known(Map.of(0, new PartitionLag(100, 100, Duration.ZERO)), Duration.ofHours(24));
    var untimed = new LagObservation.Known(Map.of(0, new PartitionLag(90, 100, null)), Duration.ofHours(24));

    assertThat(List.of(ever, nothing, untimed)).extracting(lag -> seen(lag).retentionHeadroom()).containsOnlyNulls();
  }

  private static Observation seen(LagObservation lag, PodReport... pods) {
    return Sight.of(3, 2, lag, List.of(pods));
  }
}
