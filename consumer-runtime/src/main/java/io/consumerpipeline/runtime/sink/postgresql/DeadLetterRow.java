package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.event.RecordJson;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A dead letter in the binary format of COPY. Encoded by hand: a statement with 14 parameters costs several times the row. */
final class DeadLetterRow {
  /** Microseconds from 1970 to 2000, where the clock of PostgreSQL begins. */
  private static final long EPOCH_2000_MICROS = 946_684_800_000_000L;
  private static final int JSONB_VERSION = 1;

  private final BinaryBuffer out;

  private DeadLetterRow(BinaryBuffer out) {
    this.out = out;
  }

  /** Appends the columns of {@link Layout#DEAD_LETTER_COLUMNS}. */
  static void encode(DeadLetter letter, String consumerGroup, long failedAtMicros, BinaryBuffer out) {
    ConsumerRecord<byte[], byte[]> record = letter.record();
    var row = new DeadLetterRow(out);
    out.putShort(Layout.DEAD_LETTER_COLUMNS.size());
    row.text(record.topic());
    row.number(record.partition());
    row.number(record.offset());
    if (record.timestamp() < 0) {
      out.putNull();
    } else {
      row.number(record.timestamp() * 1_000 - EPOCH_2000_MICROS);
    }
    row.bytes(record.key());
    row.json(RecordJson.headers(record));
    row.bytes(record.value());
    row.text(letter.eventType());
    row.text(letter.rejection().reason().name());
    row.text(letter.rejection().message());
    row.text(letter.rejection().field());
    row.number(letter.attempts());
    row.text(consumerGroup);
    row.number(failedAtMicros - EPOCH_2000_MICROS);
  }

  private void text(@Nullable String text) {
    bytes(text == null ? null : text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      out.putNull();
    } else {
      out.putColumn(bytes, 0, bytes.length);
    }
  }

  private void json(byte[] json) {
    out.putInt(json.length + 1);
    out.putByte(JSONB_VERSION);
    out.put(json, 0, json.length);
  }

  private void number(int value) {
    out.putInt(Integer.BYTES);
    out.putInt(value);
  }

  private void number(long value) {
    out.putInt(Long.BYTES);
    out.putLong(value);
  }
}
