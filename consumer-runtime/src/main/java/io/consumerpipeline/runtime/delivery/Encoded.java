package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.EventReader;
import io.consumerpipeline.runtime.sink.Rows;
import io.consumerpipeline.runtime.sink.SinkException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of a batch, sorted into those that became rows and those that are refused already.
 *
 * @param rows the record of each row
 */
record Encoded(List<ConsumerRecord<byte[], byte[]>> rows, List<DeadLetter> refused) {

  static Encoded encode(Batch batch, EventReader reader, Rows rows, Instant now) throws SinkException {
    rows.clear();
    var encoded = new Encoded(new ArrayList<>(batch.records()), new ArrayList<>());
    for (Batch.Slice slice : batch.slices()) {
      for (ConsumerRecord<byte[], byte[]> record : slice.chunk().records()) {
        try {
          rows.add(reader.read(record, now));
          encoded.rows.add(record);
        } catch (RejectedException e) {
          encoded.refused.add(new DeadLetter(record, e.rejection(), 1));
        }
      }
    }
    return encoded;
  }
}
