package io.consumerpipeline.e2e.bench.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows in PostgreSQL's binary COPY format into a buffer that the caller made large enough. */
final class CopyRow {
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int NULL = -1;

  private final ByteBuffer buffer;

  CopyRow(ByteBuffer buffer, int columns) {
    this.buffer = buffer;
    buffer.putShort((short) columns);
  }

  CopyRow bytes(byte[] value) {
    buffer.putInt(value.length).put(value);
    return this;
  }

  CopyRow text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  CopyRow integer(@Nullable Integer value) {
    if (value == null) {
      buffer.putInt(NULL);
    } else {
      buffer.putInt(Integer.BYTES).putInt(value);
    }
    return this;
  }

  CopyRow bigint(long value) {
    buffer.putInt(Long.BYTES).putLong(value);
    return this;
  }

  CopyRow uuid(UUID value) {
    buffer.putInt(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    return this;
  }

  CopyRow timestamptz(Instant value) {
    return bigint(Duration.between(POSTGRES_EPOCH, value).toNanos() / 1_000);
  }

  /** Digits to the base 10,000, their number first; a last digit of 0 is left out, as the server does. */
  CopyRow numeric(Cents value) {
    var digits = value.fraction() == 0 ? 1 : 2;
    buffer.putInt((4 + digits) * Short.BYTES)
        .putShort((short) digits).putShort((short) 0).putShort((short) 0).putShort((short) 2)
        .putShort((short) value.whole());
    if (digits == 2) {
      buffer.putShort((short) (value.fraction() * 100));
    }
    return this;
  }

  /** The version of the format, then the text. */
  CopyRow jsonb(Json value) {
    var text = value.compact().getBytes(StandardCharsets.UTF_8);
    buffer.putInt(1 + text.length).put((byte) 1).put(text);
    return this;
  }
}
