package io.consumerpipeline.operator;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that say nothing, as many to every partition. */
final class Topics {
  private Topics() {}

  static void fill(String bootstrapServers, String topic, int partitions, int records)
      throws ExecutionException, InterruptedException {
    // Not idempotent: such a producer's first batches into a topic that is just being created may block each other for minutes.
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "enable.idempotence", false),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      var sent = new ArrayList<Future<?>>();
      for (var number = 0; number < records; number++) {
        sent.add(producer.send(new ProducerRecord<>(topic, number % partitions, null, new byte[0])));
      }
      for (var record : sent) {
        record.get();
      }
    }
  }
}
