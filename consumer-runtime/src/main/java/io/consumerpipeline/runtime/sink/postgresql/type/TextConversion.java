package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.sink.SinkException;

/** Asks the database how it would store a text, for spellings that are too rare to be read here. */
public interface TextConversion {

  /** The binary form of {@code 'text'::type}. */
  byte[] convert(String text, String type) throws UnfitException, SinkException;
}
