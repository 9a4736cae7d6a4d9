package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.kafka.MountedFiles;
import io.consumerpipeline.runtime.delivery.Broker;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.OffsetRange;
import io.consumerpipeline.runtime.delivery.StartPoint;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks by the admin client, which is made at the first question: its constructor fails while no name resolves. */
public final class KafkaBroker implements Broker, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RuntimeConfig.Kafka kafka;
  private final KafkaAccess access;
  private final String clientId;
  private final Duration patience;
  private @Nullable Admin admin;
  private @Nullable String clusterId;

  /** The id is how the broker sees this process. */
  public KafkaBroker(RuntimeConfig.Kafka kafka, String clientId) {
    this(kafka, new KafkaAccess(kafka.bootstrapServers(), kafka.security(), new MountedFiles()), clientId);
  }

  KafkaBroker(RuntimeConfig.Kafka kafka, KafkaAccess access, String clientId) {
    this(kafka, access, clientId, PATIENCE);
  }

  /** The patience is that with one question. */
  KafkaBroker(RuntimeConfig.Kafka kafka, KafkaAccess access, String clientId, Duration patience) {
    this.kafka = kafka;
    this.access = access;
    this.clientId = clientId;
    this.patience = patience;
  }

  @Override
  public SourceIdentity identity() throws BrokerException {
    return new SourceIdentity(clusterId(), kafka.consumerGroup(), kafka.topic(), uuid(topic().topicId()));
  }

  synchronized String clusterId() throws BrokerException {
    String known = clusterId;
    if (known == null) {
      String told = await(admin().describeCluster().clusterId());
      known = told == null ? "" : told;
      clusterId = known;
    }
    return known;
  }

  @Override
  public Set<Integer> partitions() throws BrokerException {
    return topic().partitions().stream().map(TopicPartitionInfo::partition).collect(Collectors.toSet());
  }

  TopicDescription topic() throws BrokerException {
    Map<String, TopicDescription> topics = await(admin().describeTopics(List.of(kafka.topic())).allTopicNames());
    TopicDescription topic = topics.get(kafka.topic());
    if (topic == null) {
      throw new BrokerException("TopicNotFound", "the broker described another topic than was asked for", false, null);
    }
    return topic;
  }

  @Override
  public Map<Integer, Long> committed() throws BrokerException {
    return await(admin().listConsumerGroupOffsets(kafka.consumerGroup()).partitionsToOffsetAndMetadata()).entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(kafka.topic()) && entry.getValue() != null)
        .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue().offset()));
  }

  @Override
  public Map<Integer, OffsetRange> ranges(Collection<Integer> partitions) throws BrokerException {
    Map<Integer, Long> beginnings = list(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    var ranges = new HashMap<Integer, OffsetRange>();
    answers(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED).forEach((partition, end) -> ranges.put(
        partition.partition(), new OffsetRange(beginnings.getOrDefault(partition.partition(), 0L), end.offset(),
            end.leaderEpoch().orElse(null))));
    return ranges;
  }

  @Override
  public Map<Integer, Long> offsets(Collection<Integer> partitions, StartPoint place) throws BrokerException {
    return switch (place) {
      case StartPoint.Beginning _ -> list(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
      case StartPoint.End _ -> list(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
      case StartPoint.Time(Instant instant) -> since(partitions, instant);
    };
  }

  /** Kafka answers -1 where no record is so young. */
  private Map<Integer, Long> since(Collection<Integer> partitions, Instant instant) throws BrokerException {
    // The end first: a record that comes in between is then read, not passed over.
    Map<Integer, Long> ends = list(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    var found = new HashMap<>(
        list(partitions, OffsetSpec.forTimestamp(instant.toEpochMilli()), IsolationLevel.READ_COMMITTED));
    found.replaceAll((partition, offset) -> offset >= 0 ? offset : ends.getOrDefault(partition, 0L));
    return found;
  }

  private Map<Integer, Long> list(Collection<Integer> partitions, OffsetSpec spec, IsolationLevel level) throws BrokerException {
    return answers(partitions, spec, level).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue().offset()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> answers(Collection<Integer> partitions, OffsetSpec spec,
      IsolationLevel level)
      throws BrokerException {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> asked.put(new TopicPartition(kafka.topic(), partition), spec));
    return await(admin().listOffsets(asked, new ListOffsetsOptions(level)).all());
  }

  /** Sets the group's commits; refused while the group has members. */
  public void commit(Map<Integer, Long> offsets) throws BrokerException {
    var commits = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets
        .forEach((partition, offset) -> commits.put(new TopicPartition(kafka.topic(), partition), new OffsetAndMetadata(offset)));
    await(admin().alterConsumerGroupOffsets(kafka.consumerGroup(), commits).all());
  }

  static @Nullable UUID uuid(Uuid id) {
    return id.equals(Uuid.ZERO_UUID) ? null : new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  synchronized Admin admin() throws BrokerException {
    Admin open = admin;
    if (open == null) {
      try {
        open = Admin.create(ConsumerSettings.admin(access, clientId, patience));
      } catch (KafkaException e) {
        throw notMade(e);
      }
      admin = open;
    }
    return open;
  }

  private BrokerException notMade(KafkaException e) {
    return access.refusal(e, BrokerFailures.asked(kafka))
        .map(refusal -> new BrokerException(refusal.reason().name(), refusal.message(), true, e))
        .orElseGet(() -> new BrokerException("BrokerUnresolvable", "no broker of " + kafka.bootstrapServers()
            + " can be found by name: check source.kafka.bootstrapServers and the cluster's DNS", false, e));
  }

  <T> T await(KafkaFuture<T> future) throws BrokerException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw explain(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("Interrupted", "the process is ending", false, e);
    }
  }

  /** What an error of a client of this cluster means. */
  BrokerException explain(Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new BrokerException("TopicNotFound", "the topic " + kafka.topic() + " does not exist at " + kafka.bootstrapServers()
          + ": create it, or correct source.kafka.topic; it is looked for again every few seconds", true, cause);
    }
    if (cause instanceof UnknownMemberIdException || cause instanceof GroupNotEmptyException) {
      return new BrokerException("GroupNotEmpty", "the group " + kafka.consumerGroup() + " has members", false, cause);
    }
    return BrokerFailures.explain(cause, kafka, access);
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
