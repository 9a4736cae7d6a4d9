package io.consumerpipeline.runtime.relay;

import io.consumerpipeline.runtime.deadletter.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a record of Kafka: the value is what came, everything else is a header. The key names the place of the
 * record, so that a letter which is sent twice is the same one twice, and a compacted topic keeps one.
 */
final class LetterRecord {
  private static final String PREFIX = "consumerpipeline.";

  private final ProducerRecord<byte[], byte[]> record;

  private LetterRecord(ProducerRecord<byte[], byte[]> record) {
    this.record = record;
  }

  static ProducerRecord<byte[], byte[]> of(StoredLetter letter, String topic) {
    ConsumerRecord<byte[], byte[]> came = letter.record();
    byte[] key = utf8(came.topic() + "/" + came.partition() + "/" + came.offset());
    var made = new LetterRecord(new ProducerRecord<>(topic, key, came.value()));
    made.header("topic", came.topic());
    made.header("partition", came.partition());
    made.header("offset", came.offset());
    made.header("timestamp", came.timestamp() < 0 ? null : Instant.ofEpochMilli(came.timestamp()));
    made.bytes("key", came.key());
    made.header("headers", letter.headers());
    made.header("event_type", letter.eventType());
    made.header("reason", letter.reason());
    made.header("message", letter.message());
    made.header("field", letter.field());
    made.header("attempts", letter.attempts());
    made.header("consumer_group", letter.consumerGroup());
    made.header("failed_at", letter.failedAt());
    return made.record;
  }

  private void header(String name, @Nullable Object value) {
    bytes(name, value == null ? null : utf8(value.toString()));
  }

  private void bytes(String name, byte @Nullable [] value) {
    if (value != null) {
      record.headers().add(PREFIX + name, value);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
