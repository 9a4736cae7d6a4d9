package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;

/** {@code date}: {@code YYYY-MM-DD} is read here, all other spellings by the database. */
final class DateEncoder implements ValueEncoder {

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    int from = Text.start(field);
    long day = Text.end(field) - from == 10 ? Calendar.day(field.text(), from) : Calendar.NONE;
    if (day == Calendar.NONE) {
      DateWords.encode(field, "date", out, database);
    } else {
      out.putInt(4);
      out.putInt((int) day);
    }
  }
}
