package io.consumerpipeline.operator.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.kafka.SingleBroker;
import io.consumerpipeline.operator.lag.BrokerAnswer.Group;
import io.consumerpipeline.operator.lag.BrokerAnswer.Topic;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real broker. */
class KafkaBrokerTest {
  private static final Owner OWNER = new Owner("web", "orders", "1");
  private static final TopicPartition P0 = new TopicPartition("orders", 0);
  private static final TopicPartition P1 = new TopicPartition("orders", 1);

  private static KafkaClusterTestKit kafka;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    kafka = SingleBroker.start(Map.of("transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1", "transaction.state.log.num.partitions", "1"));
    broker = connect(kafka.bootstrapServers());
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("orders", 2, (short) 1), new NewTopic("aborted", 1, (short) 1))).all().get();
      produce("orders", 0, 1_000L, 2_000L, 3_000L);
      produce("orders", 1, 4_000L);
      admin.alterConsumerGroupOffsets("web.orders", Map.of(P0, new OffsetAndMetadata(1))).all().get();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    kafka.close();
  }

  @Test
  void allIsAnsweredInOneRound() throws Exception {
    // When
    var answer = broker.ask(List.of(target("orders"), target("nowhere")));

    // Then
    assertThat(answer.topics().get("orders")).isEqualTo(new Topic.Ends(Map.of(0, 3L, 1, 1L)));
    assertThat(answer.topics().get("nowhere")).isInstanceOfSatisfying(Topic.Refused.class,
        refused -> assertThat(refused.why().cause()).isEqualTo(Cause.TopicNotFound));
    assertThat(answer.groups()).containsEntry("web.orders", new Group.Committed(Map.of(P0, 1L)));
    assertThat(answer.starts()).isEqualTo(Map.of(target("orders"), Map.of(P1, 0L)));
  }

  @Test
  void retentionIsKnownWhereRecordsAreDeletedByTime() throws Exception {
    // Given
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(
          new NewTopic("hours", 1, (short) 1).configs(Map.of("retention.ms", "7200000", "cleanup.policy", "compact,delete")),
          new NewTopic("ever", 1, (short) 1).configs(Map.of("retention.ms", "-1")),
          new NewTopic("keys", 1, (short) 1).configs(Map.of("cleanup.policy", "compact")))).all().get();
    }

    // When
    var answer = broker.ask(List.of(target("hours"), target("ever"), target("keys"), target("nowhere")));

    // Then
    assertThat(answer.retentions()).isEqualTo(Map.of("hours", Duration.ofHours(2)));
  }

  @Test
  void startOfAPartitionWithoutACommitIsAsTheResourceSays() throws Exception {
    // Given
    var never = "web.never";
    var committed = new LagTarget(OWNER, KafkaCluster.open(kafka.bootstrapServers()), "orders", never, Start.Committed, "", 60);
    var latest = new LagTarget(OWNER, KafkaCluster.open(kafka.bootstrapServers()), "orders", never, Start.Latest, "", 60);
    var second = new LagTarget(OWNER, KafkaCluster.open(kafka.bootstrapServers()), "orders", never, Start.Timestamp,
        "1970-01-01T00:00:02Z", 60);
    var future = new LagTarget(OWNER, KafkaCluster.open(kafka.bootstrapServers()), "orders", never, Start.Timestamp,
        "2970-01-01T00:00:00+01:00",
        60);

    // When
    var answer = broker.ask(List.of(committed, latest, second, future));

    // Then
    assertThat(answer.starts())
        .isEqualTo(Map.of(committed, Map.of(P0, 0L, P1, 0L), second, Map.of(P0, 1L, P1, 0L), future, Map.of()));
    assertThat(unread(second, answer)).isEqualTo(3);
    assertThat(unread(committed, answer)).isEqualTo(4);
    assertThat(unread(latest, answer)).isZero();
    assertThat(unread(future, answer)).isZero();
  }

  private static long unread(LagTarget target, BrokerAnswer answer) {
    return Standing.of(target, answer) instanceof Standing.Located(var spans, _)
        ? spans.values().stream().mapToLong(Standing.Span::unread).sum()
        : -1;
  }

  @Test
  void timestampsAreThoseOfTheRecords() throws Exception {
    assertThat(broker.timestamps(Map.of(P0, 1L, P1, 0L))).isEqualTo(Map.of(P0, 2_000L, P1, 4_000L));
  }

  @Test
  void nothingIsFoundWhenOnlyAnAbortedTransactionFollows() throws Exception {
    // Given
    var aborted = new TopicPartition("aborted", 0);
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "t"),
        new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("aborted", 0, 1L, "k", "v")).get();
      producer.abortTransaction();
    }

    // When
    var times = broker.timestamps(Map.of(aborted, 0L));

    // Then
    assertThat(times).isEqualTo(Map.of(aborted, Long.MAX_VALUE));
  }

  @Test
  void brokerIsUnreachableWhenItsNameCannotBeResolved() {
    assertThatThrownBy(() -> connect("nowhere.invalid:9092")).isInstanceOfSatisfying(BrokerException.class,
        e -> assertThat(e.unknown().cause()).isEqualTo(Cause.BrokerUnreachable));
  }

  @Test
  void brokerIsUnreachableWhenNobodyListens() throws Exception {
    try (var nobody = connect("127.0.0.1:1")) {
      assertThatThrownBy(() -> nobody.ask(List.of(target("orders")))).isInstanceOfSatisfying(BrokerException.class,
          e -> assertThat(e.unknown().cause()).isEqualTo(Cause.BrokerUnreachable));
    }
  }

  private static Broker connect(String servers) throws BrokerException {
    return KafkaBroker.connect(KafkaCluster.open(servers), (namespace, secret) -> Map.of());
  }

  private static LagTarget target(String topic) {
    return new LagTarget(OWNER, KafkaCluster.open(kafka.bootstrapServers()), topic, "web." + topic, Start.Earliest, "", 60);
  }

  private static void produce(String topic, int partition, long... timestamps) throws Exception {
    try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer())) {
      for (var timestamp : timestamps) {
        producer.send(new ProducerRecord<>(topic, partition, timestamp, "k", "v")).get();
      }
    }
  }
}
