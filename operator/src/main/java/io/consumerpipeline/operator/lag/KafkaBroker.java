package io.consumerpipeline.operator.lag;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.kafka.Asked;
import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.operator.lag.BrokerAnswer.Group;
import io.consumerpipeline.operator.lag.BrokerAnswer.Topic;
import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * One Kafka cluster over one admin client. A round is a handful of requests however many groups there are, because the client
 * sends one request per broker with all that concerns it.
 */
final class KafkaBroker implements Broker {
  /** Of errors that concern the connection as a whole. */
  private static final Asked NOTHING = new Asked("", "");
  private static final Topic NO_PARTITIONS = new Topic.Ends(Map.of());

  private final BooleanSupplier outdated;
  private final KafkaAccess access;
  private final Admin admin;
  private final Retentions retentions;

  private KafkaBroker(KafkaAccess access, BooleanSupplier outdated, Admin admin) {
    this.access = access;
    this.outdated = outdated;
    this.admin = admin;
    this.retentions = new Retentions(admin);
  }

  static Broker connect(KafkaCluster cluster, SecretValues secrets) throws BrokerException {
    var snapshot = SecretSnapshot.take(cluster, secrets);
    var access = new KafkaAccess(cluster.bootstrapServers(), cluster.security(), snapshot);
    var properties = new HashMap<>(access.clientSettings());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "consumerpipeline-operator");
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
    properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000);
    properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 4000);
    properties.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 250);
    properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    try {
      return new KafkaBroker(access, () -> !SecretSnapshot.take(cluster, secrets).same(snapshot), Admin.create(properties));
    } catch (KafkaException e) { // a name that cannot be resolved, or no token, among others
      throw new BrokerException(unknown(access, e, NOTHING), e);
    }
  }

  @Override
  public BrokerAnswer ask(Collection<LagTarget> targets) throws BrokerException, InterruptedException {
    var topics = ends(partitions(targets));
    var groups = commits(partitionsByGroup(targets, topics));
    return new BrokerAnswer(topics, groups, starts(targets, groups, topics), retentions.of(known(topics)));
  }

  /** Partitions by topic, or why there are none. */
  private Map<String, Topic> partitions(Collection<LagTarget> targets) throws BrokerException, InterruptedException {
    var answers = new HashMap<String, Topic>();
    var names = targets.stream().map(LagTarget::topic).distinct().toList();
    for (var answer : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        var ends = new TreeMap<Integer, Long>();
        answer.getValue().get().partitions().forEach(partition -> ends.put(partition.partition(), 0L));
        answers.put(answer.getKey(), new Topic.Ends(ends));
      } catch (ExecutionException e) {
        answers.put(answer.getKey(), new Topic.Refused(unknown(access, orWhole(e), new Asked(answer.getKey(), ""))));
      }
    }
    return answers;
  }

  /** The same with the last stable offset of each partition: what a reader of committed records can reach. */
  private Map<String, Topic> ends(Map<String, Topic> topics) throws BrokerException, InterruptedException {
    var request = new HashMap<TopicPartition, OffsetSpec>();
    topics.forEach((name, topic) -> numbers(topic)
        .forEach(partition -> request.put(new TopicPartition(name, partition), OffsetSpec.latest())));
    var result = admin.listOffsets(request, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    var answers = new HashMap<>(topics);
    for (var partition : request.keySet()) {
      try {
        var end = result.partitionResult(partition).get().offset();
        answers.computeIfPresent(partition.topic(), (_, topic) -> with(topic, partition.partition(), end));
      } catch (ExecutionException e) {
        answers.put(partition.topic(), new Topic.Refused(unknown(access, orWhole(e), new Asked(partition.topic(), ""))));
      }
    }
    return answers;
  }

  private Map<String, Group> commits(Map<String, Set<TopicPartition>> wanted) throws BrokerException, InterruptedException {
    var request = new HashMap<String, ListConsumerGroupOffsetsSpec>();
    wanted.forEach((group, partitions) -> request.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)));
    var answers = new HashMap<String, Group>();
    if (request.isEmpty()) {
      return answers;
    }
    var result = admin.listConsumerGroupOffsets(request, new ListConsumerGroupOffsetsOptions());
    for (var group : request.keySet()) {
      try {
        var committed = new HashMap<TopicPartition, Long>();
        result.partitionsToOffsetAndMetadata(group).get().forEach((partition, offset) -> {
          if (offset != null && offset.offset() >= 0) {
            committed.put(partition, offset.offset());
          }
        });
        answers.put(group, new Group.Committed(committed));
      } catch (ExecutionException e) {
        answers.put(group, new Group.Refused(unknown(access, e, new Asked("", group))));
      }
    }
    return answers;
  }

  /** Where groups start that have not committed a partition; one request per broker for all of them, and one for each time. */
  private Map<LagTarget, Map<TopicPartition, Long>> starts(Collection<LagTarget> targets, Map<String, Group> groups,
      Map<String, Topic> topics) throws BrokerException, InterruptedException {
    var uncommitted = new HashMap<LagTarget, Set<TopicPartition>>();
    targets.forEach(target -> {
      if (groups.get(target.consumerGroup()) instanceof Group.Committed(var committed)) {
        uncommitted.put(target, numbers(topics.getOrDefault(target.topic(), NO_PARTITIONS)).stream()
            .map(number -> new TopicPartition(target.topic(), number))
            .filter(partition -> !committed.containsKey(partition)).collect(Collectors.toSet()));
      }
    });
    var beginnings = offsets(uncommitted.entrySet().stream().filter(entry -> fromTheBeginning(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream()).collect(Collectors.toSet()), OffsetSpec.earliest());
    var starts = new HashMap<LagTarget, Map<TopicPartition, Long>>();
    for (var entry : uncommitted.entrySet()) {
      var target = entry.getKey();
      if (fromTheBeginning(target)) {
        starts.put(target, beginnings);
      } else if (target.startFrom() == Start.Timestamp) {
        var millis = OffsetDateTime.parse(target.startTimestamp()).toInstant().toEpochMilli();
        starts.put(target, offsets(entry.getValue(), OffsetSpec.forTimestamp(millis)));
      }
    }
    return starts;
  }

  private static boolean fromTheBeginning(LagTarget target) {
    return target.startFrom() == Start.Earliest || target.startFrom() == Start.Committed;
  }

  /** A time after the last record has no offset. */
  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
      throws BrokerException, InterruptedException {
    var offsets = new HashMap<TopicPartition, Long>();
    if (!partitions.isEmpty()) {
      try {
        var request = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        admin.listOffsets(request, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all().get()
            .forEach((partition, answer) -> {
              if (answer.offset() >= 0) {
                offsets.put(partition, answer.offset());
              }
            });
      } catch (ExecutionException e) {
        throw new BrokerException(unknown(access, e, NOTHING), e);
      }
    }
    return offsets;
  }

  private static Map<String, Set<TopicPartition>> partitionsByGroup(Collection<LagTarget> targets, Map<String, Topic> topics) {
    var wanted = new HashMap<String, Set<TopicPartition>>();
    targets.forEach(target -> {
      var numbers = topics.get(target.topic()) instanceof Topic.Ends(var offsets) ? offsets.keySet() : Set.<Integer>of();
      numbers.forEach(number -> wanted.computeIfAbsent(target.consumerGroup(), _ -> new HashSet<>())
          .add(new TopicPartition(target.topic(), number)));
    });
    return wanted;
  }

  @Override
  public Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) throws BrokerException {
    return RecordTimes.read(access, offsets);
  }

  /** The error of one answer; thrown on if every other answer would be the same: the cluster is away, or does not let us in. */
  private ExecutionException orWhole(ExecutionException e) throws BrokerException {
    if (e.getCause() instanceof AuthenticationException || BrokerException.away(e)) {
      throw new BrokerException(unknown(access, e, NOTHING), e);
    }
    return e;
  }

  private static Unknown unknown(KafkaAccess access, Exception e, Asked asked) {
    return access.refusal(e, asked).map(BrokerException::unknown).orElseGet(() -> BrokerException.unknown(e));
  }

  @Override
  public boolean outdated() {
    return outdated.getAsBoolean();
  }

  private static Set<String> known(Map<String, Topic> topics) {
    return topics.keySet().stream().filter(name -> topics.get(name) instanceof Topic.Ends).collect(Collectors.toSet());
  }

  private static Set<Integer> numbers(Topic topic) {
    return topic instanceof Topic.Ends(var offsets) ? offsets.keySet() : Set.of();
  }

  private static Topic with(Topic topic, int partition, long end) {
    if (!(topic instanceof Topic.Ends(var offsets))) {
      return topic;
    }
    var more = new TreeMap<>(offsets);
    more.put(partition, end);
    return new Topic.Ends(more);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
