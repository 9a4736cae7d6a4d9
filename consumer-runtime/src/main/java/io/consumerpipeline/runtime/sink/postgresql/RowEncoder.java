package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;

/** Writes the row of an event in the binary format of COPY: the count of columns, then each with its length. */
interface RowEncoder {

  /** If this throws, what was written so far is to be truncated. */
  void encode(Event event, BinaryBuffer out) throws RejectedException, SinkException;
}
