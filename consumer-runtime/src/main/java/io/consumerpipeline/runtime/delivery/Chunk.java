package io.consumerpipeline.runtime.delivery;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brought for one partition.
 *
 * @param records in order of offset; empty where only transaction markers or compacted records lay
 * @param nextOffset where the partition goes on; offsets need not be contiguous
 * @param leaderEpoch of the last record, if the broker tells
 * @param polledNanos when, by {@link System#nanoTime}
 */
public record Chunk(List<ConsumerRecord<byte[], byte[]>> records, long nextOffset, @Nullable Integer leaderEpoch,
    long polledNanos) {
  /** Of a record's objects: itself, the heads of its arrays, its empty list of headers. */
  private static final long OVERHEAD = 200;

  /** About what the record takes in memory; its serialized sizes are larger where it was cut. */
  static long bytes(ConsumerRecord<byte[], byte[]> record) {
    return OVERHEAD + length(record.key()) + length(record.value());
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  Chunk first(int count) {
    List<ConsumerRecord<byte[], byte[]>> taken = records.subList(0, count);
    ConsumerRecord<byte[], byte[]> last = taken.getLast();
    return new Chunk(taken, last.offset() + 1, last.leaderEpoch().orElse(null), polledNanos);
  }

  Chunk after(int count) {
    return new Chunk(records.subList(count, records.size()), nextOffset, leaderEpoch, polledNanos);
  }
}
