package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.BrokerAnswer.Group;
import io.consumerpipeline.operator.lag.BrokerAnswer.Topic;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A Kafka cluster as a few maps. */
final class FakeBroker implements Broker {
  final Map<String, Topic> topics = new ConcurrentHashMap<>();
  final Map<String, Group> groups = new ConcurrentHashMap<>();
  final Map<LagTarget, Map<TopicPartition, Long>> starts = new ConcurrentHashMap<>();
  final Map<String, Duration> retentions = new ConcurrentHashMap<>();
  final Map<TopicPartition, Long> times = new ConcurrentHashMap<>();
  final List<Map<TopicPartition, Long>> reads = new ArrayList<>();
  final AtomicInteger rounds = new AtomicInteger();
  volatile boolean away;
  /** What every question is answered with, until the broker is closed because its Secrets are outdated. */
  volatile Unknown refused;
  volatile boolean outdated;
  volatile boolean closed;

  FakeBroker topic(String name, Map<Integer, Long> ends) {
    topics.put(name, new Topic.Ends(ends));
    return this;
  }

  FakeBroker commits(String group, Map<TopicPartition, Long> offsets) {
    groups.put(group, new Group.Committed(offsets));
    return this;
  }

  @Override
  public BrokerAnswer ask(Collection<LagTarget> targets) throws BrokerException {
    rounds.incrementAndGet();
    if (refused != null) {
      throw new BrokerException(refused, new IllegalStateException("refused"));
    }
    if (away) {
      throw new BrokerException(new TimeoutException("nobody"));
    }
    return new BrokerAnswer(Map.copyOf(topics), Map.copyOf(groups), Map.copyOf(starts), Map.copyOf(retentions));
  }

  @Override
  public Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) {
    reads.add(Map.copyOf(offsets));
    var found = new HashMap<>(times);
    found.keySet().retainAll(offsets.keySet());
    return found;
  }

  @Override
  public boolean outdated() {
    return outdated;
  }

  @Override
  public void close() {
    closed = true;
    if (outdated) {
      refused = null;
      outdated = false;
    }
  }
}
