package io.consumerpipeline.operator.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.OffsetHistory.Estimate;
import org.junit.jupiter.api.Test;

class OffsetHistoryTest {
  private final OffsetHistory history = new OffsetHistory();

  @Test
  void timeIsInterpolatedBetweenTwoPolls() {
    // Given
    history.observe(100, 15_000);
    history.observe(200, 30_000);

    // When
    var estimate = history.appended(150);

    // Then: the 51st of 100 records in 15 s
    assertThat(estimate).isEqualTo(new Estimate(15_000 + 7_575, 150));
  }

  @Test
  void timeIsUnknownWhenRecordIsOlderThanTheHistory() {
    history.observe(100, 15_000);
    history.observe(200, 30_000);

    assertThat(history.appended(99)).isNull();
  }

  @Test
  void timeIsUnknownAfterOnePoll() {
    history.observe(100, 15_000);

    assertThat(history.appended(50)).isNull();
    assertThat(history.appended(100)).isNull();
  }

  /** A topic that was quiet for an hour: its next record came within the last interval, not within the hour. */
  @Test
  void quietTimeDoesNotBlurTheNextRecord() {
    // Given
    for (var second = 0; second <= 3600; second += 15) {
      history.observe(100, second * 1000L);
    }
    history.observe(101, 3_615_000);

    // When
    var estimate = history.appended(100);

    // Then
    assertThat(estimate).isEqualTo(new Estimate(3_607_500, 15_000));
  }

  @Test
  void historyReachesBackForAHundredPollsWithoutGrowing() {
    // Given: 10,000 polls
    for (var poll = 0; poll < 10_000; poll++) {
      history.observe(poll * 100L, poll * 15_000L);
    }

    // When
    var oldish = history.appended(9_900 * 100L);
    var recent = history.appended(9_998 * 100L + 50);

    // Then
    assertThat(oldish).isNotNull();
    assertThat(oldish.millis()).isBetween(9_900 * 15_000L - 150, 9_900 * 15_000L + 150);
    assertThat(recent.millis()).isBetween(9_998 * 15_000L, 9_999 * 15_000L);
  }

  @Test
  void historyBeginsAnewWhenTheTopicWasCreatedAnew() {
    history.observe(100, 15_000);
    history.observe(200, 30_000);
    history.observe(10, 45_000);

    assertThat(history.appended(5)).isNull();
  }

  @Test
  void historyBeginsAnewWhenTheClockWasSetBack() {
    history.observe(100, 15_000);
    history.observe(200, 30_000);
    history.observe(300, 1_000);

    assertThat(history.appended(150)).isNull();
  }
}
