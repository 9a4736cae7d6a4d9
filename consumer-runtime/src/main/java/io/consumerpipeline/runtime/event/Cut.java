package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records of which only a part was taken into memory. Each is a dead letter, with what was kept. */
public final class Cut {
  /** Bytes that are kept of a value or key that is not taken whole. */
  public static final int KEPT = 64 << 10;

  private static final String LEFT_OUT = "consumerpipeline.headers-left-out";

  private Cut() {}

  /** In the place of all headers of a record. */
  private record LeftOut(long size) implements Header {
    @Override
    public String key() {
      return LEFT_OUT;
    }

    @Override
    public byte[] value() {
      return Long.toString(size).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Marks headers that together have this size, to be left out once the record is there. Only then: taking a header out of Kafka's list
   * looks through all of it, and there may be millions.
   */
  public static void mark(Headers headers, long size) {
    if (!isMarked(headers)) {
      headers.add(new LeftOut(size));
    }
  }

  /** The records, those with marked headers with one that says so in their place. */
  public static List<ConsumerRecord<byte[], byte[]>> headers(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().noneMatch(record -> isMarked(record.headers()))
        ? records
        : records.stream().map(record -> isMarked(record.headers()) ? withoutHeaders(record) : record).toList();
  }

  private static boolean isMarked(Headers headers) {
    return headers.lastHeader(LEFT_OUT) instanceof LeftOut;
  }

  private static ConsumerRecord<byte[], byte[]> withoutHeaders(ConsumerRecord<byte[], byte[]> record) {
    return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(), record.timestampType(),
        record.serializedKeySize(), record.serializedValueSize(), record.key(), record.value(),
        new RecordHeaders(List.of(record.headers().lastHeader(LEFT_OUT))), record.leaderEpoch());
  }

  static void refuse(ConsumerRecord<byte[], byte[]> record, long maxBytes) throws RejectedException {
    int kept = record.value() == null ? 0 : record.value().length;
    int size = Math.max(kept, record.serializedValueSize());
    if (size > maxBytes) {
      throw tooLarge("the value has " + size + " bytes; events.maxBytes allows " + maxBytes
          + (kept < size ? "; of the value only the first " + kept + " bytes are kept here" : ""));
    }
    if (record.key() != null && record.key().length < record.serializedKeySize()) {
      throw tooLarge("the key has " + record.serializedKeySize() + " bytes; of the key only the first " + record.key().length
          + " bytes are kept here");
    }
    if (record.headers().lastHeader(LEFT_OUT) instanceof LeftOut(long left)) {
      throw tooLarge("the headers have " + left + " bytes; they are left out here");
    }
  }

  private static RejectedException tooLarge(String message) {
    return new RejectedException(DeadLetterReason.TooLarge, message, null);
  }
}
