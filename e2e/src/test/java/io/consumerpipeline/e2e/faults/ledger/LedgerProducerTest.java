package io.consumerpipeline.e2e.faults.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LedgerProducerTest {
  private static final LedgerPlan PLAN = new LedgerPlan("run-1", 5, 4, 1000, 8, 10, new PoisonMix(0, List.of()));
  private final FakeBrokers brokers = new FakeBrokers();

  @Test
  void everyEventIsAcknowledgedWhenNothingFails() {
    var ledger = new LedgerProducer(PLAN, "topic", Transactions.NONE, 0).run(brokers);

    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(1000);
    var sent = brokers.producers.getFirst().history();
    assertThat(sent).hasSize(1000);
    assertThat(sent.get(6).partition()).isEqualTo(2);
    assertThat(sent.get(6).value()).isEqualTo(PLAN.value(2, 1));
    assertThat(sent.get(6).headers().lastHeader("event").value()).asString(StandardCharsets.UTF_8).isEqualTo("run-1/2/1");
  }

  @Test
  void ledgerIsAsLongAsWhatWasSentWhenItIsEndedEarlier() {
    var asked = new AtomicInteger();

    var ledger = new LedgerProducer(PLAN, "topic", Transactions.NONE, 0).run(brokers, () -> asked.incrementAndGet() <= 10);

    assertThat(ledger.plan()).isEqualTo(PLAN.first(10));
    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(10);
    assertThat(brokers.producers.getFirst().history()).hasSize(10);
  }

  @Test
  void transactionsAreSentWholeWhenTheyAreEndedEarlier() {
    var asked = new AtomicInteger();

    var ledger = new LedgerProducer(PLAN, "topic", new Transactions("t", 7, 0), 0)
        .run(brokers, () -> asked.incrementAndGet() <= 4);

    // The first answer was for the producer, the others each for a transaction.
    assertThat(ledger.plan()).isEqualTo(PLAN.first(21));
    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(21);
  }

  @Test
  void outcomeIsFailedOrUnknownWhenASendFails() {
    brokers.failures.put("run-1/0/3", new TimeoutException("late"));
    brokers.failures.put("run-1/1/4", new RecordTooLargeException("large"));

    var ledger = new LedgerProducer(PLAN, "topic", Transactions.NONE, 0).run(brokers);

    assertThat(ledger.partitions().get(0).outcomeAt(3)).isEqualTo(Outcome.UNKNOWN);
    assertThat(ledger.partitions().get(1).outcomeAt(4)).isEqualTo(Outcome.FAILED);
    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(998);
  }

  @Test
  void shareOfTransactionsIsAbortedWhenAskedFor() {
    var ledger = new LedgerProducer(PLAN, "topic", new Transactions("t", 10, 200), 0).run(brokers);

    assertThat(ledger.count(Outcome.ABORTED)).isBetween(100L, 300L);
    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(1000 - ledger.count(Outcome.ABORTED))
        .isEqualTo(brokers.producers.getFirst().history().size());
  }

  @Test
  void transactionIsAbortedAndANewProducerGoesOnWhenASendFails() {
    brokers.failures.put("run-1/0/3", new TimeoutException("late"));

    var ledger = new LedgerProducer(PLAN, "topic", new Transactions("t", 10, 0), 0).run(brokers);

    assertThat(ledger.count(Outcome.ABORTED)).isEqualTo(10);
    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(990);
    assertThat(brokers.producers).hasSize(2);
  }

  @Test
  void transactionIsUnknownAndANewProducerGoesOnWhenItsCommitFails() {
    brokers.commitFailure = true;

    var ledger = new LedgerProducer(PLAN, "topic", new Transactions("t", 10, 0), 0).run(brokers);

    assertThat(ledger.count(Outcome.UNKNOWN)).isEqualTo(10);
    assertThat(ledger.count(Outcome.ACKNOWLEDGED)).isEqualTo(990);
    assertThat(brokers.producers).hasSize(2);
  }

  @Test
  void eventsAreSpreadOverTimeWhenARateIsGiven() {
    long start = System.nanoTime();

    new LedgerProducer(PLAN, "topic", Transactions.NONE, 5000).run(brokers);

    assertThat(System.nanoTime() - start).isGreaterThan(190_000_000);
  }

  /** The log goes on where the producer before has left it. */
  private static final class FakeBrokers implements Brokers {
    private final List<FakeProducer> producers = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private boolean commitFailure;

    @Override
    public Producer<byte[], byte[]> connect() {
      var producer = new FakeProducer(this);
      if (commitFailure) {
        producer.commitTransactionException = new TimeoutException("late");
        commitFailure = false;
      }
      producers.add(producer);
      return producer;
    }

    @Override
    public Map<Integer, Long> endOffsets() {
      return ends;
    }
  }

  private static final class FakeProducer extends MockProducer<byte[], byte[]> {
    private final FakeBrokers brokers;

    FakeProducer(FakeBrokers brokers) {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.brokers = brokers;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the offset is the brokers'
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      var failure = brokers.failures.remove(new String(record.headers().lastHeader("event").value(), StandardCharsets.UTF_8));
      if (failure != null) {
        if (callback != null) {
          callback.onCompletion(null, failure);
        }
        return CompletableFuture.failedFuture(failure);
      }
      super.send(record, null);
      long offset = brokers.ends.merge(record.partition(), 1L, Long::sum) - 1;
      var metadata = new RecordMetadata(new TopicPartition(record.topic(), record.partition()), offset, 0,
          0, 0, 0);
      if (callback != null) {
        callback.onCompletion(metadata, null);
      }
      return CompletableFuture.completedFuture(metadata);
    }
  }
}
