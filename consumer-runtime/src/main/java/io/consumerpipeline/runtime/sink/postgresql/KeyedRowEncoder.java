package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.util.stream.Collectors;

/** Rows that replace an older one, and tombstones as rows in which only the key columns count; notes the key of each. Single-threaded. */
final class KeyedRowEncoder implements RowEncoder {
  private final Layout layout;
  private final RowEncoder events;
  private final RowEncoder tombstones;
  private final RowKeys keys;

  KeyedRowEncoder(Layout layout, RowEncoder events, RowEncoder tombstones, RowKeys keys) {
    this.layout = layout;
    this.events = events;
    this.tombstones = tombstones;
    this.keys = keys;
  }

  @Override
  public void encode(Event event, BinaryBuffer out) throws RejectedException, SinkException {
    int start = out.size();
    (event.isTombstone() ? tombstones : events).encode(event, out);
    if (!keys.add(out.array(), start, event.isTombstone())) {
      throw withoutKey(event);
    }
  }

  private RejectedException withoutKey(Event event) {
    String fields = layout.columns().stream().filter(layout::isKey)
        .map(column -> layout.raw() ? column.name() : column.field()).collect(Collectors.joining(", "));
    return new RejectedException(DeadLetterReason.MissingField, event.isTombstone()
        ? "the record has no value (a tombstone), and its key does not tell which row to delete: a JSON object with " + fields
            + " is needed, or for a single key column its text"
        : "a column of the row's key would be null: " + fields + " must all be there",
        layout.keyColumns().size() == 1 ? fields : null);
  }
}
