package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records one after another: size, JSON, type, required fields, schema. Single-threaded, reused. */
public final class EventReader {
  private final RequiredFields required;
  private final TypeRules types;
  private final long maxBytes;
  private final boolean takesTombstones;
  private final Fields fields;
  private final JsonScanner scanner;
  private final Event event;

  /** The tree must know the type field and all required fields. */
  public EventReader(FieldTree tree, RuntimeConfig.Events events, EventTypes types, boolean takesTombstones) {
    this.required = new RequiredFields(events.requiredFields(), tree);
    this.types = new TypeRules(types, tree);
    this.maxBytes = events.maxBytes();
    this.takesTombstones = takesTombstones;
    this.fields = new Fields(tree.paths().size());
    this.scanner = new JsonScanner(tree, fields);
    this.event = new Event(fields);
  }

  /** The event, valid until the next call; null if it is good but only to be counted. */
  public @Nullable Event read(ConsumerRecord<byte[], byte[]> record, Instant ingestedAt) throws RejectedException {
    types.clear();
    Cut.refuse(record, maxBytes);
    byte[] value = record.value();
    if (value == null) {
      return tombstone(record, ingestedAt);
    }
    event.set(record, ingestedAt, scan(value));
    types.find(fields, value);
    required.check(fields);
    return types.check(fields, value) ? event : null;
  }

  private int scan(byte[] value) throws RejectedException {
    try {
      return scanner.scan(value);
    } catch (MalformedJsonException e) {
      throw new RejectedException(e.reason(), "the value is no JSON object: " + e.getMessage(), null);
    }
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

  /** The index of the type of what was read last, see {@link EventTypes}; -1 if it has none. */
  public int typeIndex() {
    return types.index();
  }

  /** The type of what was read last, for people; null if it has none. */
  public @Nullable String typeName() {
    return types.name();
  }

  /** The type of a record that was read before. */
  public @Nullable String typeName(ConsumerRecord<byte[], byte[]> record) {
    types.clear();
    byte[] value = record.value();
    if (value == null) {
      return null;
    }
    try {
      scan(value);
      types.find(fields, value);
      return types.name();
    } catch (RejectedException e) {
      return null;
    }
  }
}
