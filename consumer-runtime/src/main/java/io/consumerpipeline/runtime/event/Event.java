package io.consumerpipeline.runtime.event;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A checked event and the record it came in. The reader sets the same object anew for each record, so it holds only until the
 * next one is read. Single-threaded.
 */
public final class Event {
  private final Fields fields;
  private ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("", 0, 0L, new byte[0], new byte[0]);
  private Instant ingestedAt = Instant.EPOCH;
  private int marks;

  Event(Fields fields) {
    this.fields = fields;
  }

  void set(ConsumerRecord<byte[], byte[]> recordNow, Instant ingestedNow, int marksNow) {
    record = recordNow;
    ingestedAt = ingestedNow;
    marks = marksNow;
  }

  /** The record as it came. */
  public ConsumerRecord<byte[], byte[]> record() {
    return record;
  }

  /** When its batch was begun. */
  public Instant ingestedAt() {
    return ingestedAt;
  }

  /** Whether the record has no value. */
  public boolean isTombstone() {
    return record.value() == null;
  }

  /** Loads the field of a slot of the reader's tree. */
  public void load(int slot, Field into) {
    fields.load(slot, record.value(), into);
  }

  /** Loads the whole event. */
  public void loadAll(Field into) {
    if (isTombstone()) {
      into.setAbsent();
    } else {
      into.set(FieldKind.OBJECT, record.value(), 0, record.value().length, marks);
    }
  }
}
