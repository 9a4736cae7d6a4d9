package io.consumerpipeline.e2e.faults.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Sends the events of a plan, in the order of their numbers, and keeps the ledger. One thread runs it; outcomes may arrive on the
 * Kafka client's thread.
 *
 * @param perSecond events, 0 for as many as go
 */
public record LedgerProducer(LedgerPlan plan, String topic, Transactions transactions, long perSecond) {

  /** Sends everything and returns when every event has its outcome. Kafka's errors that leave no way to go on are thrown. */
  public Ledger run(Brokers brokers) {
    var ledger = new LedgerBuilder(plan);
    var pace = new Pace(perSecond);
    if (transactions.isUsed()) {
      new TransactionalSender(this, brokers, ledger, pace).sendAll();
    } else {
      sendAll(brokers, ledger, pace);
    }
    return ledger.build(brokers.endOffsets());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the call-back is told the same
  private void sendAll(Brokers brokers, LedgerBuilder ledger, Pace pace) {
    try (Producer<byte[], byte[]> producer = brokers.connect()) {
      for (long number = 0; number < plan.events(); number++) {
        pace.next();
        Place place = place(number);
        producer.send(record(place), (metadata, error) -> {
          if (error == null) {
            ledger.acknowledged(place, metadata.offset());
          } else {
            ledger.unacknowledged(place, Outcome.of(error));
          }
        });
      }
      producer.flush();
    }
  }

  Place place(long number) {
    return new Place(plan.run(), (int) (number % plan.partitions()), number / plan.partitions());
  }

  ProducerRecord<byte[], byte[]> record(Place place) {
    return new ProducerRecord<>(topic, place.partition(),
        plan.key(place.partition(), place.index()).getBytes(StandardCharsets.UTF_8),
        plan.value(place.partition(), place.index()),
        List.of(new RecordHeader(Place.HEADER, place.toString().getBytes(StandardCharsets.UTF_8))));
  }
}
