package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.event.Cut;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Bytes as they are, as long as the poll has room for them. Of a value or key beyond what any event may have only the beginning is
 * copied, so that what is queued and written stays small; the event is refused by its true size, which the record still tells.
 *
 * <p>Without room it throws: the client then ends the poll with what it has, keeps the record and asks for it again at the next poll
 * ({@code CompletedFetch.fetchRecords} in kafka-clients 4.3.1; both its consumers share it).
 */
class BoundedBytes implements Deserializer<byte[]> {
  /** Headers that were not asked for yet keep what they were decompressed from; below this, asking would cost more than it frees. */
  private static final int SMALL = 16 << 10;

  private final long largest;
  private final LongPredicate room;

  /** Asks for each value or key whether there is room for so many bytes. */
  BoundedBytes(long largest, LongPredicate room) {
    this.largest = largest;
    this.room = room;
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
    int bytes = data.remaining() <= largest ? data.remaining() : Cut.KEPT;
    // The client's buffer reaches from here to the end of the record, or of its batch where that is not compressed.
    long others = data.capacity() <= SMALL ? 0 : size(headers);
    if (!room.test(bytes + others)) {
      throw new SerializationException("this poll has brought enough; the record comes with the next one");
    }
    int from = data.arrayOffset() + data.position();
    return Arrays.copyOfRange(data.array(), from, from + bytes);
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    return data;
  }

  private long size(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      size += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    if (size > largest) {
      Cut.mark(headers, size);
    }
    return size;
  }
}
