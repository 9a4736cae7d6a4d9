package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.event.EventReader;
import io.consumerpipeline.runtime.sink.Rows;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.telemetry.TypeCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of a batch, sorted into those that became rows, those that are refused already and those that are only counted. */
final class Encoded {
  private final List<ConsumerRecord<byte[], byte[]>> rows;
  private final List<DeadLetter> refused = new ArrayList<>();
  private final TypeCounts types;
  private int skipped;

  private Encoded(int records, TypeCounts types) {
    this.rows = new ArrayList<>(records);
    this.types = types;
  }

  static Encoded encode(Batch batch, EventReader reader, Rows rows, TypeCounts types, Instant now) throws SinkException {
    rows.clear();
    var encoded = new Encoded(batch.records(), types);
    for (Batch.Slice slice : batch.slices()) {
      for (ConsumerRecord<byte[], byte[]> record : slice.chunk().records()) {
        encoded.add(record, reader, rows, now);
      }
    }
    return encoded;
  }

  private void add(ConsumerRecord<byte[], byte[]> record, EventReader reader, Rows encoder, Instant now) throws SinkException {
    try {
      Event event = reader.read(record, now);
      if (event == null) {
        skipped++;
      } else {
        encoder.add(event);
        rows.add(record);
      }
    } catch (RejectedException e) {
      refused.add(new DeadLetter(record, e.rejection(), 1, reader.typeName()));
    }
    types.add(reader.typeIndex());
  }

  /** The record of each row. */
  List<ConsumerRecord<byte[], byte[]>> rows() {
    return rows;
  }

  /** Those that will never be rows. */
  List<DeadLetter> refused() {
    return refused;
  }

  /** How many are of a type that is to be skipped. */
  int skipped() {
    return skipped;
  }

  /** How many there are of each type. */
  TypeCounts types() {
    return types;
  }
}
