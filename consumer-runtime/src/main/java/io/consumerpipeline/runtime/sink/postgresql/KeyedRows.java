package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.sink.Rows;
import io.consumerpipeline.runtime.sink.SinkException;

/**
 * Rows and their keys, which {@link KeyedRowEncoder} notes.
 *
 * @param rows those of tombstones too
 */
record KeyedRows(CopyRows rows, RowKeys keys) implements Rows {

  @Override
  public void add(Event event) throws RejectedException, SinkException {
    rows.add(event);
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public void clear() {
    rows.clear();
    keys.clear();
  }
}
