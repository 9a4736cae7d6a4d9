package io.consumerpipeline.e2e.faults.scenario;

import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.Place;
import io.consumerpipeline.e2e.faults.ledger.Transactions;
import io.consumerpipeline.e2e.faults.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic holds what must not be stored, or grows. */
final class TopicFaults {
  /** One in 32, as Jepsen aborts. */
  private static final int ABORTED_PER_THOUSAND = 31;

  /**
   * To a partition that its leader does not know yet, of two batches under way the first is refused and the second may be the first that
   * is taken; every retry of the first is then refused, for two minutes (KAFKA-15591, in Kafka 4.3.1).
   */
  private static final Map<String, Object> ONE_AFTER_THE_OTHER = Map.of("max.in.flight.requests.per.connection", 1);

  private TopicFaults() {}

  static Stream<Scenario> all() {
    return Stream.of(
        new Scenario("kafka-transactions-aborted", "one in 32 transactions of the producer is aborted", 10, 1_000,
            TopicFaults::aborted),
        new Scenario("kafka-transactions-hanging",
            "a transaction stays open for some seconds, holds back what follows, and is aborted",
            2, 30, TopicFaults::hanging),
        new Scenario("kafka-partitions-added", "the topic grows from 2 to 4 partitions while it is read", 1, 1,
            TopicFaults::grown));
  }

  private static Verdict aborted(Stage stage) throws Exception {
    String what = "aborted transactions";
    stage.fired().expect(what, stage.times());
    int size = 20;
    long events = (long) stage.times() * size * 1_300 / ABORTED_PER_THOUSAND;
    var plan = stage.plan().sending(4_000, events, stage.plan().poison()).in(new Transactions("t", size, ABORTED_PER_THOUSAND));
    try (Trial trial = stage.open(plan)) {
      trial.join();
      trial.join();
      trial.awaitProgress(200);
      Verdict verdict = trial.conclude();
      stage.fired().count(what, verdict.ledger().count(Outcome.ABORTED) / size);
      return verdict;
    }
  }

  private static Verdict hanging(Stage stage) throws Exception {
    String what = "hanging transactions";
    stage.fired().expect(what, stage.times());
    try (Trial trial = stage.open(); var producer = producer(trial)) {
      trial.join();
      producer.initTransactions();
      for (int i = 0; i < stage.times(); i++) {
        trial.awaitProgress(200);
        producer.beginTransaction();
        for (int partition = 0; partition < trial.plan().partitions(); partition++) {
          producer.send(hidden(trial, partition)).get();
        }
        long before = trial.stored();
        stage.pause(2_000, 5_000);
        producer.abortTransaction();
        trial.awaitProgress(Math.max(1, before + 200 - trial.stored()));
        stage.fired().count(what);
      }
      return trial.conclude();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(Trial trial) {
    return new KafkaProducer<>(Map.of("bootstrap.servers", trial.broker().bootstrapServers(), "transactional.id",
        trial.plan().name() + "-hanging", "transaction.timeout.ms", "60000"), new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Of another run: where it is seen it is a phantom. */
  private static ProducerRecord<byte[], byte[]> hidden(Trial trial, int partition) {
    var place = new Place("aborted", partition, 0).toString().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(trial.plan().name(), partition, place, place, List.of(new RecordHeader(Place.HEADER, place)));
  }

  private static Verdict grown(Stage stage) throws Exception {
    String what = "partitions added";
    stage.fired().expect(what, 2);
    var plan = stage.plan().growingFrom(2).producingBy(ONE_AFTER_THE_OTHER);
    try (Trial trial = stage.open(plan); var admin = trial.broker().admin()) {
      trial.join().awaitPartition();
      trial.join();
      admin.createPartitions(Map.of(trial.plan().name(), NewPartitions.increaseTo(trial.plan().partitions()))).all().get();
      stage.fired().count(what, 2);
      // Until then records were sent to partitions that nobody read.
      trial.awaitAllPartitions();
      return trial.conclude();
    }
  }
}
