package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.event.TombstoneKey;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import io.consumerpipeline.runtime.sink.postgresql.type.TextConversion;

/** Key columns from the record's key, nothing in all others. Single-threaded. */
final class TombstoneRowEncoder implements RowEncoder {
  private final TombstoneKey key;
  private final TypedRowEncoder row;

  TombstoneRowEncoder(Layout layout, TextConversion database) {
    this.key = new TombstoneKey(layout.columns().stream().filter(layout::isKey).map(Layout.Column::field).toList());
    this.row = new TypedRowEncoder(layout.columns(),
        column -> layout.isKey(column) ? key.source(column.field()) : TombstoneKey.nothing(), database);
  }

  @Override
  public void encode(Event event, BinaryBuffer out) throws RejectedException, SinkException {
    key.read(event.record());
    row.encode(event, out);
  }
}
