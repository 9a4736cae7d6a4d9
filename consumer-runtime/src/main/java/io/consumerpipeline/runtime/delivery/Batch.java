package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.Advance;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one transaction takes: slices of lanes, each lane's in order. */
record Batch(List<Slice> slices) {

  /** A part of a lane. */
  record Slice(Lane lane, Ownership ownership, Chunk chunk) {}

  int records() {
    int records = 0;
    for (Slice slice : slices) {
      records += slice.chunk().records().size();
    }
    return records;
  }

  /** How many are of one lane. */
  long records(Lane lane) {
    return slices.stream().filter(slice -> slice.lane() == lane).mapToLong(slice -> slice.chunk().records().size()).sum();
  }

  List<ConsumerRecord<byte[], byte[]>> allRecords() {
    var all = new ArrayList<ConsumerRecord<byte[], byte[]>>(records());
    slices.forEach(slice -> all.addAll(slice.chunk().records()));
    return all;
  }

  boolean isEmpty() {
    return slices.isEmpty();
  }

  /** All lanes of a pod read the same topic. */
  SourceIdentity source() {
    return slices.getFirst().ownership().source();
  }

  List<Lane> lanes() {
    return slices.stream().map(Slice::lane).distinct().toList();
  }

  Batch keep(Predicate<Lane> wanted) {
    return new Batch(slices.stream().filter(slice -> wanted.test(slice.lane())).toList());
  }

  /** How far each partition gets. */
  List<Advance> advances() {
    Map<Integer, Advance> advances = new LinkedHashMap<>();
    for (Slice slice : slices) {
      Chunk chunk = slice.chunk();
      int partition = slice.lane().partition();
      advances.compute(partition, (key, before) -> new Advance(partition, slice.ownership().epoch(),
          before == null ? slice.ownership().nextOffset() : before.from(), chunk.nextOffset(), chunk.leaderEpoch()));
    }
    return List.copyOf(advances.values());
  }
}
