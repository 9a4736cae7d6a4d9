package io.consumerpipeline.e2e.faults.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Sends events in transactions, one after another, for one thread.
 *
 * <p>Before the commit is sent a transaction can only end aborted: whatever fails until then, the next producer with the same id aborts
 * it. A commit that fails may have happened all the same. After any failure a new producer takes over, since Kafka's may be unusable.
 */
final class TransactionalSender {
  private final LedgerProducer source;
  private final Brokers brokers;
  private final LedgerBuilder ledger;
  private final Pace pace;

  TransactionalSender(LedgerProducer source, Brokers brokers, LedgerBuilder ledger, Pace pace) {
    this.source = source;
    this.brokers = brokers;
    this.ledger = ledger;
    this.pace = pace;
  }

  /** How many events were sent when the supplier said no, or all were. */
  long sendAll(BooleanSupplier goOn) {
    long next = 0;
    while (next < source.plan().events() && goOn.getAsBoolean()) {
      try (Producer<byte[], byte[]> producer = brokers.connect()) {
        producer.initTransactions();
        boolean usable = true;
        while (usable && next < source.plan().events() && goOn.getAsBoolean()) {
          long end = Math.min(source.plan().events(), next + source.transactions().size());
          usable = transaction(producer, next, end);
          next = end;
        }
      }
    }
    return next;
  }

  /** Whether the producer can be used again. */
  private boolean transaction(Producer<byte[], byte[]> producer, long from, long to) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    boolean abort = source.transactions().aborts(source.plan().seed(), from / source.transactions().size());
    try {
      producer.beginTransaction();
      for (long number = from; number < to; number++) {
        pace.next();
        sent.add(producer.send(source.record(source.place(number))));
      }
      producer.flush();
      for (var future : sent) {
        offsets.add(future.get().offset());
      }
      if (abort) {
        producer.abortTransaction();
        unacknowledged(from, to, Outcome.ABORTED);
        return true;
      }
    } catch (KafkaException | ExecutionException e) {
      unacknowledged(from, to, Outcome.ABORTED);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending events " + from + " to " + to, e);
    }
    return commit(producer, from, offsets);
  }

  private boolean commit(Producer<byte[], byte[]> producer, long from, List<Long> offsets) {
    try {
      producer.commitTransaction();
    } catch (KafkaException e) {
      unacknowledged(from, from + offsets.size(), Outcome.UNKNOWN);
      return false;
    }
    for (int i = 0; i < offsets.size(); i++) {
      ledger.acknowledged(source.place(from + i), offsets.get(i));
    }
    return true;
  }

  private void unacknowledged(long from, long to, Outcome outcome) {
    for (long number = from; number < to; number++) {
      ledger.unacknowledged(source.place(number), outcome);
    }
  }
}
