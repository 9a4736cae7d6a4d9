package io.consumerpipeline.operator.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LagPollTest {
  private static final LagTarget ORDERS = LagTargets.named("orders", "a:9092");
  private static final LagTarget VIEWS = LagTargets.named("views", "b:9092");
  private static final TopicPartition ORDERS_0 = new TopicPartition("orders", 0);

  private final Map<String, Broker> brokers = new ConcurrentHashMap<>();
  private final List<Owner> changed = new CopyOnWriteArrayList<>();
  private final List<Owner> answered = new CopyOnWriteArrayList<>();
  private final LagPoll poll = new LagPoll(cluster -> brokers.get(cluster.bootstrapServers()), Duration.ofMillis(50),
      Clock.systemUTC(), changed::add, (owner, _) -> answered.add(owner));

  @AfterEach
  void close() {
    poll.close();
  }

  @Test
  void oneClusterThatHangsDelaysNoOther() {
    // Given
    var hangs = new CountDownLatch(1);
    brokers.put("a:9092", new HangingBroker(hangs));
    brokers.put("b:9092", new FakeBroker().topic("views", Map.of(0, 3L))
        .commits("web.views", Map.of(new TopicPartition("views", 0), 3L)));

    // When
    poll.watch(ORDERS);
    poll.watch(VIEWS);

    // Then
    await().until(() -> poll.latest(VIEWS.owner()) instanceof Known);
    assertThat(poll.latest(ORDERS.owner())).isEqualTo(new Unknown(Cause.NotAskedYet, "the broker is being asked"));
    hangs.countDown();
  }

  @Test
  void pipelineIsWokenOnlyWhenWhatIsShownChanges() {
    // Given: rates are known at the second look
    var broker = orders(1_000_000, 0);
    broker.times.put(ORDERS_0, 0L);
    poll.watch(ORDERS);
    await().until(() -> changed.size() == 2);

    // When: nothing comes and nothing goes
    var rounds = broker.rounds.get();
    await().until(() -> broker.rounds.get() > rounds + 2);

    // Then
    assertThat(changed).hasSize(2);
    assertThat(answered).hasSizeGreaterThan(2).containsOnly(ORDERS.owner());

    // When: nothing is left
    broker.commits("web.orders", Map.of(ORDERS_0, 1_000_000L));

    // Then
    await().until(() -> changed.size() > 2);
  }

  @Test
  void clusterIsLeftWhenItsLastPipelineIsGone() {
    // Given
    var broker = orders(5, 5);
    poll.watch(ORDERS);
    await().until(() -> poll.latest(ORDERS.owner()) instanceof Known);

    // When
    poll.forget(ORDERS.owner());

    // Then
    await().until(() -> broker.closed);
    assertThat(poll.latest(ORDERS.owner())).isInstanceOf(Unknown.class);
  }

  @Test
  void oneUnansweredRoundIsNotToldYet() {
    // Given
    var broker = orders(5, 5);
    poll.watch(ORDERS);
    await().until(() -> poll.latest(ORDERS.owner()) instanceof Known);

    // When
    broker.away = true;
    var rounds = broker.rounds.get();
    await().until(() -> broker.rounds.get() > rounds);

    // Then: still, and after the second look no more
    assertThat(poll.latest(ORDERS.owner())).isInstanceOf(Known.class);
    await().atMost(Duration.ofSeconds(10)).until(() -> poll.latest(ORDERS.owner()) instanceof Unknown);
  }

  private FakeBroker orders(long end, long committed) {
    var broker = new FakeBroker().topic("orders", Map.of(0, end)).commits("web.orders", Map.of(ORDERS_0, committed));
    brokers.put("a:9092", broker);
    return broker;
  }

  private record HangingBroker(CountDownLatch until) implements Broker {
    @Override
    public BrokerAnswer ask(java.util.Collection<LagTarget> targets) throws InterruptedException {
      until.await();
      return new BrokerAnswer(Map.of(), Map.of(), Map.of(), Map.of());
    }

    @Override
    public Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) {
      return Map.of();
    }

    @Override
    public boolean outdated() {
      return false;
    }

    @Override
    public void close() {}
  }
}
