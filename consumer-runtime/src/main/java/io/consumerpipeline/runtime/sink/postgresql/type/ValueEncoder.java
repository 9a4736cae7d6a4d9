package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;

/** Writes a value into a column of one type: the length and the bytes. The value is neither absent nor null. */
public interface ValueEncoder {

  /** If this throws, what was written so far is to be truncated. */
  void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException;
}
