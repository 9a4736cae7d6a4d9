package io.consumerpipeline.operator.lag;

import io.consumerpipeline.kafka.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one record of each of some partitions, for its timestamp. The reader joins no group and commits nothing. */
final class RecordTimes {
  private static final Duration BUDGET = Duration.ofSeconds(3);
  /** A record that is larger comes all the same; a fetch only brings no second one then. */
  private static final int FETCH_BYTES = 16 * 1024;

  private RecordTimes() {}

  static Map<TopicPartition, Long> read(KafkaAccess access, Map<TopicPartition, Long> offsets) throws BrokerException {
    var found = new HashMap<TopicPartition, Long>();
    var open = new HashSet<>(offsets.keySet());
    try (var consumer = new KafkaConsumer<byte[], byte[]>(properties(access))) {
      consumer.assign(open);
      offsets.forEach(consumer::seek);
      var deadline = System.nanoTime() + BUDGET.toNanos();
      while (!open.isEmpty() && System.nanoTime() < deadline) {
        var records = consumer.poll(Duration.ofMillis(250));
        for (var partition : records.partitions()) {
          found.putIfAbsent(partition, records.records(partition).getFirst().timestamp());
        }
        open.removeAll(found.keySet());
        open.stream().filter(partition -> markersOnly(consumer, partition, offsets))
            .forEach(partition -> found.put(partition, Long.MAX_VALUE));
        open.removeAll(found.keySet());
        consumer.pause(found.keySet());
      }
    } catch (KafkaException e) {
      throw new BrokerException(e);
    }
    return found;
  }

  /** A reader that has moved on without a record has passed aborted records and transaction markers, which nobody delivers. */
  private static boolean markersOnly(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition,
      Map<TopicPartition, Long> offsets) {
    var lag = consumer.currentLag(partition);
    return lag.isPresent() && lag.getAsLong() == 0 && consumer.position(partition) > offsets.getOrDefault(partition, 0L);
  }

  private static Map<String, Object> properties(KafkaAccess access) {
    var properties = new HashMap<>(access.clientSettings());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "consumerpipeline-operator");
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // retention passed the commit: the oldest record is it
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 * FETCH_BYTES);
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
    properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    return properties;
  }
}
