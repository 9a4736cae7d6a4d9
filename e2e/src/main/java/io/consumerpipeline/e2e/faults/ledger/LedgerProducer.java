package io.consumerpipeline.e2e.faults.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
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
    return run(brokers, () -> true);
  }

  /** As {@link #run(Brokers)}, but no more is sent once the supplier says no; the ledger's plan is as long as what was sent. */
  public Ledger run(Brokers brokers, BooleanSupplier goOn) {
    var ledger = new LedgerBuilder(plan);
    var pace = new Pace(perSecond);
    long sent = transactions.isUsed()
        ? new TransactionalSender(this, brokers, ledger, pace).sendAll(goOn)
        : sendAll(brokers, ledger, pace, goOn);
    return ledger.build(plan.first(sent), brokers.endOffsets());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the call-back is told the same
  private long sendAll(Brokers brokers, LedgerBuilder ledger, Pace pace, BooleanSupplier goOn) {
    try (Producer<byte[], byte[]> producer = brokers.connect()) {
      long number = 0;
      for (; number < plan.events() && goOn.getAsBoolean(); number++) {
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
      return number;
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
