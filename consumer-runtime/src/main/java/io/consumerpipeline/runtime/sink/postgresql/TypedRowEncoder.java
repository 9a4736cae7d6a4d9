package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.event.FieldSource;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import io.consumerpipeline.runtime.sink.postgresql.type.TextConversion;
import io.consumerpipeline.runtime.sink.postgresql.type.UnfitException;
import io.consumerpipeline.runtime.sink.postgresql.type.ValueEncoder;
import java.util.List;
import java.util.function.Function;

/** Columns of the user's own. Single-threaded. */
final class TypedRowEncoder implements RowEncoder {
  private final List<Layout.Column> columns;
  private final FieldSource[] sources;
  private final ValueEncoder[] encoders;
  private final TextConversion database;
  private final Field field = new Field();

  TypedRowEncoder(List<Layout.Column> columns, Function<Layout.Column, FieldSource> sources, TextConversion database) {
    this.columns = columns;
    this.sources = columns.stream().map(sources).toArray(FieldSource[]::new);
    this.encoders = columns.stream().map(column -> column.type().encoder()).toArray(ValueEncoder[]::new);
    this.database = database;
  }

  @Override
  public void encode(Event event, BinaryBuffer out) throws RejectedException, SinkException {
    out.putShort(encoders.length);
    for (int i = 0; i < encoders.length; i++) {
      sources[i].load(event, field);
      if (field.kind().isNothing()) {
        out.putNull();
        continue;
      }
      try {
        encoders[i].encode(field, out, database);
      } catch (UnfitException e) {
        throw rejected(columns.get(i), e);
      }
    }
  }

  private RejectedException rejected(Layout.Column column, UnfitException e) {
    return new RejectedException(e.reason(), "the field " + column.field() + " does not fit the column " + column.name() + " "
        + column.type().written() + ": \"" + field.shown() + "\" " + e.getMessage(), column.field());
  }
}
