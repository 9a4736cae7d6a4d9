package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records one after another: size, JSON, required fields. Single-threaded, reused. */
public final class EventReader {
  private final List<String> requiredFields;
  private final int[] requiredSlots;
  private final long maxBytes;
  private final boolean takesTombstones;
  private final Fields fields;
  private final JsonScanner scanner;
  private final Event event;

  /** The tree must know all required fields. */
  public EventReader(FieldTree tree, List<String> requiredFields, long maxBytes, boolean takesTombstones) {
    this.requiredFields = List.copyOf(requiredFields);
    this.requiredSlots = requiredFields.stream().mapToInt(tree::slot).toArray();
    this.maxBytes = maxBytes;
    this.takesTombstones = takesTombstones;
    this.fields = new Fields(tree.paths().size());
    this.scanner = new JsonScanner(tree, fields);
    this.event = new Event(fields);
  }

  /** The event, valid until the next call. */
  public Event read(ConsumerRecord<byte[], byte[]> record, Instant ingestedAt) throws RejectedException {
    byte[] value = record.value();
    if (value == null) {
      return tombstone(record, ingestedAt);
    }
    if (value.length > maxBytes) {
      throw new RejectedException(DeadLetterReason.TooLarge,
          "the value has " + value.length + " bytes; events.maxBytes allows " + maxBytes, null);
    }
    try {
      event.set(record, ingestedAt, scanner.scan(value));
    } catch (MalformedJsonException e) {
      throw new RejectedException(e.reason(), "the value is no JSON object: " + e.getMessage(), null);
    }
    for (int i = 0; i < requiredSlots.length; i++) {
      if (fields.kind(requiredSlots[i]).isNothing()) {
        throw new RejectedException(DeadLetterReason.MissingField,
            "the required field " + requiredFields.get(i) + " is absent or null", requiredFields.get(i));
      }
    }
    return event;
  }

  private Event tombstone(ConsumerRecord<byte[], byte[]> record, Instant ingestedAt) throws RejectedException {
    if (!takesTombstones) {
      throw new RejectedException(DeadLetterReason.MissingField,
          "the record has no value (a tombstone), so there is nothing to fill the columns with", null);
    }
    fields.clear();
    event.set(record, ingestedAt, 0);
    return event;
  }
}
