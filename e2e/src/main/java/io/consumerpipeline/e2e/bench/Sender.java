package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.TopicRecord;
import io.consumerpipeline.e2e.process.Broker;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to where they belong, without compression: consumer and broker are measured, not a codec. */
final class Sender implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** What sending is tuned for. */
  enum Aim {
    THROUGHPUT(256 << 10, 5), LATENCY(16 << 10, 0);

    private final int batchBytes;
    private final int lingerMilliseconds;

    Aim(int batchBytes, int lingerMilliseconds) {
      this.batchBytes = batchBytes;
      this.lingerMilliseconds = lingerMilliseconds;
    }
  }

  Sender(Broker broker, Aim aim) {
    this.producer = new KafkaProducer<>(Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
        ProducerConfig.BATCH_SIZE_CONFIG, aim.batchBytes,
        ProducerConfig.LINGER_MS_CONFIG, aim.lingerMilliseconds,
        // Offsets are known beforehand, so nothing may overtake.
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Hands a record over.
   *
   * @param timestamp milliseconds since 1970
   */
  void send(TopicRecord next, long timestamp) {
    send(next, next.value(), timestamp);
  }

  /** Hands a record over whose value is another. */
  void send(TopicRecord next, byte[] value, long timestamp) {
    var _ = producer.send(new ProducerRecord<>(next.topic(), next.partition(), timestamp, next.key(), value),
        (metadata, refused) -> {
          if (refused != null) {
            failure.compareAndSet(null, refused);
          } else if (metadata.offset() != next.offset()) {
            failure.compareAndSet(null,
                new IOException("the record for offset " + next.offset() + " came to " + metadata.offset()));
          }
        });
  }

  /** Waits until all is acknowledged. */
  @Override
  public void close() throws IOException {
    producer.close();
    var first = failure.get();
    if (first != null) {
      throw new IOException("not every record was sent: the run cannot be trusted", first);
    }
  }
}
