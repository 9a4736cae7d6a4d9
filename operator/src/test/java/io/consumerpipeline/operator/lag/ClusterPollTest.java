package io.consumerpipeline.operator.lag;

import static io.consumerpipeline.operator.lag.LagTargets.EARLIEST;
import static io.consumerpipeline.operator.lag.LagTargets.LATEST;
import static io.consumerpipeline.operator.lag.LagTargets.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.BrokerAnswer.Group;
import io.consumerpipeline.operator.lag.BrokerAnswer.Topic;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ClusterPollTest {
  private static final TopicPartition P0 = new TopicPartition("page-views", 0);
  private static final TopicPartition P1 = new TopicPartition("page-views", 1);

  private final FakeBroker broker = new FakeBroker();
  private final SettableClock clock = new SettableClock();
  private final ClusterPoll poll = new ClusterPoll(KafkaCluster.open("kafka:9092"), _ -> broker, clock);

  @Test
  void lagIsTheSumOverPartitionsWhenSomethingIsUnread() throws Exception {
    // Given
    broker.topic("page-views", Map.of(0, 100L, 1, 50L)).commits("web.page-views", Map.of(P0, 90L, P1, 50L));
    broker.times.put(P0, 7_000L);
    clock.set(10_000);

    // When
    var lag = round(EARLIEST);

    // Then
    assertThat(((Known) lag).records()).isEqualTo(10);
    assertThat(((Known) lag).behind()).isEqualTo(Duration.ofSeconds(3));
    assertThat(lag).isEqualTo(known(Map.of(0, at(90, 100, Duration.ofSeconds(3)), 1, at(50, 50, Duration.ZERO))));
  }

  @Test
  void lagIsZeroWhenNothingIsUnread() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 100L));

    assertThat(round(EARLIEST)).isEqualTo(known(Map.of(0, at(100, 100, Duration.ZERO))));
    assertThat(broker.reads).isEmpty();
  }

  @Test
  void lagIsNotNegativeWhenTheCommitIsBeyondTheEnd() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 120L));

    assertThat(((Known) round(EARLIEST)).records()).isZero();
  }

  @Test
  void lagReachesFromTheBeginningWhenNothingIsCommittedAndAllIsWanted() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of());
    broker.starts.put(EARLIEST, Map.of(P0, 40L));
    broker.times.put(P0, 0L);

    assertThat(round(EARLIEST)).isEqualTo(known(Map.of(0, at(40, 100, Duration.ZERO))));
  }

  @Test
  void lagIsZeroWhenNothingIsCommittedAndOnlyNewIsWanted() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of());

    assertThat(round(LATEST)).isEqualTo(known(Map.of(0, at(100, 100, Duration.ZERO))));
  }

  @Test
  void recordIsReadOnceWhileNobodyMovesOn() throws Exception {
    // Given
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 90L));
    broker.times.put(P0, 0L);

    // When
    round(EARLIEST);
    clock.set(15_000);
    var second = round(EARLIEST);

    // Then
    assertThat(broker.reads).containsExactly(Map.of(P0, 90L));
    assertThat(second).isEqualTo(known(Map.of(0, at(90, 100, Duration.ofSeconds(15)))));
  }

  @Test
  void nothingIsReadWhenTheHistoryKnowsTheTime() throws Exception {
    // Given: 1,000 records within 15 s, of which 100 are unread
    broker.topic("page-views", Map.of(0, 0L)).commits("web.page-views", Map.of(P0, 0L));
    round(EARLIEST);
    clock.set(15_000);
    broker.topic("page-views", Map.of(0, 1000L)).commits("web.page-views", Map.of(P0, 900L));

    // When
    var lag = (Known) round(EARLIEST);

    // Then
    assertThat(broker.reads).isEmpty();
    assertThat(lag.behind()).isBetween(Duration.ofMillis(1_490), Duration.ofMillis(1_500));
  }

  /** One record in an interval may have come at any moment of it. */
  @Test
  void recordIsReadWhenTheHistoryIsTooCoarse() throws Exception {
    broker.topic("page-views", Map.of(0, 0L)).commits("web.page-views", Map.of(P0, 0L));
    round(EARLIEST);
    clock.set(15_000);
    broker.topic("page-views", Map.of(0, 1L));
    broker.times.put(P0, 14_900L);

    assertThat(((Known) round(EARLIEST)).behind()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void secondsAreUnknownWhenTheRecordCannotBeReadInTime() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 90L));

    assertThat(((Known) round(EARLIEST)).behind()).isNull();
  }

  @Test
  void secondsAreZeroWhenOnlyTransactionMarkersAreUnread() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 99L));
    broker.times.put(P0, Long.MAX_VALUE);

    assertThat(((Known) round(EARLIEST)).behind()).isEqualTo(Duration.ZERO);
  }

  /** A producer's clock may be ahead of ours. */
  @Test
  void secondsAreZeroWhenTheRecordIsFromTheFuture() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 99L));
    broker.times.put(P0, 60_000L);

    assertThat(((Known) round(EARLIEST)).behind()).isEqualTo(Duration.ZERO);
  }

  @Test
  void retentionIsThatOfTheTopic() throws Exception {
    broker.topic("page-views", Map.of(0, 100L)).commits("web.page-views", Map.of(P0, 100L));
    broker.retentions.put("page-views", Duration.ofDays(7));

    assertThat(((Known) round(EARLIEST)).retention()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void oneMissingTopicLeavesTheOthersKnown() throws Exception {
    // Given
    var other = LagTargets.named("orders", "kafka:9092");
    var missing = new Unknown(Cause.TopicNotFound, "the topic does not exist");
    broker.topic("orders", Map.of(0, 5L)).commits("web.orders", Map.of(new TopicPartition("orders", 0), 5L));
    broker.topics.put("page-views", new Topic.Refused(missing));

    // When
    var round = poll.round(List.of(EARLIEST, other));

    // Then
    assertThat(round).containsEntry(OWNER, missing).containsEntry(other.owner(), known(Map.of(0, at(5, 5, Duration.ZERO))));
  }

  @Test
  void lagIsUnknownWhenTheGroupMayNotBeSeen() throws Exception {
    var refused = new Unknown(Cause.NotAuthorized, "no");
    broker.topic("page-views", Map.of(0, 5L)).groups.put("web.page-views", new Group.Refused(refused));

    assertThat(round(EARLIEST)).isEqualTo(refused);
  }

  @Test
  void connectionIsMadeAnewWhenTheBrokerIsAway() throws Exception {
    broker.away = true;

    assertThat(round(EARLIEST)).isEqualTo(new Unknown(Cause.BrokerUnreachable, "no broker answers"));
    assertThat(broker.closed).isTrue();
  }

  @Test
  void refusalIsToldOnlyWhenTheSecretsAreStillTheSame() throws Exception {
    // Given
    var refused = new Unknown(Cause.LoginRefused, "wrong password");
    broker.topic("page-views", Map.of(0, 5L)).commits("web.page-views", Map.of(P0, 5L));
    assertThat(round(EARLIEST)).isInstanceOf(LagObservation.Known.class);

    // When
    broker.refused = refused;

    // Then
    assertThat(round(EARLIEST)).isEqualTo(refused);

    // When: the connection was made with a password that has changed since
    broker.refused = null;
    assertThat(round(EARLIEST)).isInstanceOf(LagObservation.Known.class);
    broker.refused = refused;
    broker.outdated = true;

    // Then
    assertThat(round(EARLIEST)).isInstanceOf(LagObservation.Known.class);
  }

  private static Known known(Map<Integer, PartitionLag> partitions) {
    return new Known(partitions, null);
  }

  private static PartitionLag at(long next, long end, Duration behind) {
    return new PartitionLag(next, end, behind);
  }

  private LagObservation round(LagTarget target) throws InterruptedException {
    return poll.round(List.of(target)).get(OWNER);
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.EPOCH;

    void set(long millis) {
      now = Instant.ofEpochMilli(millis);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
