package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The raw layout: where the record was, its key, the whole event as {@code jsonb}. Single-threaded. */
final class RawRowEncoder implements RowEncoder {
  private static final int COLUMNS = 7;
  private static final Instant EPOCH_2000 = Instant.parse("2000-01-01T00:00:00Z");
  private static final long EPOCH_2000_MICROS = EPOCH_2000.getEpochSecond() * 1_000_000;

  private final Field payload = new Field();
  private String topic = "";
  private byte[] topicBytes = new byte[0];

  @Override
  public void encode(Event event, BinaryBuffer out) throws RejectedException {
    ConsumerRecord<byte[], byte[]> record = event.record();
    event.loadAll(payload);
    if (payload.hasUnsupportedCharacter()) {
      throw new RejectedException(DeadLetterReason.UnsupportedCharacter,
          "the event holds a character that PostgreSQL cannot store (U+0000 or half of a surrogate pair)", null);
    }
    out.putShort(COLUMNS);
    byte[] name = topic(record.topic());
    out.putColumn(name, 0, name.length);
    out.putInt(4);
    out.putInt(record.partition());
    out.putInt(8);
    out.putLong(record.offset());
    key(record, out);
    time(record, out);
    payload(out);
    out.putInt(8);
    out.putLong(ChronoUnit.MICROS.between(EPOCH_2000, event.ingestedAt()));
  }

  private byte[] topic(String name) {
    if (!topic.equals(name)) {
      topic = name;
      topicBytes = name.getBytes(StandardCharsets.UTF_8);
    }
    return topicBytes;
  }

  private static void key(ConsumerRecord<byte[], byte[]> record, BinaryBuffer out) {
    if (record.key() == null) {
      out.putNull();
    } else {
      out.putColumn(record.key(), 0, record.key().length);
    }
  }

  private static void time(ConsumerRecord<byte[], byte[]> record, BinaryBuffer out) {
    if (record.timestamp() < 0) {
      out.putNull();
    } else {
      out.putInt(8);
      out.putLong(record.timestamp() * 1_000 - EPOCH_2000_MICROS);
    }
  }

  private void payload(BinaryBuffer out) {
    if (payload.kind().isNothing()) {
      out.putNull();
    } else {
      out.putInt(payload.jsonTo() - payload.jsonFrom() + 1);
      out.putByte(1);
      out.put(payload.json(), payload.jsonFrom(), payload.jsonTo());
    }
  }
}
