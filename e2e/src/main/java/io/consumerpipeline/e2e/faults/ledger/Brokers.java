package io.consumerpipeline.e2e.faults.ledger;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/** What a ledger's producer needs of Kafka. */
public interface Brokers {
  /** A new producer; with {@code transactional.id}, if transactions are used, and then initialised by the caller. */
  Producer<byte[], byte[]> connect();

  /** Ends of the topic's partitions as a consumer sees them that reads committed records. */
  Map<Integer, Long> endOffsets();
}
