package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;

/** {@code json} and {@code jsonb}: the bytes of the event, checked already; {@code jsonb}'s binary form is its text after a 1. */
final class JsonEncoder implements ValueEncoder {
  private final boolean binary;

  JsonEncoder(boolean binary) {
    this.binary = binary;
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    int length = field.jsonTo() - field.jsonFrom();
    if (!binary) {
      out.putColumn(field.json(), field.jsonFrom(), field.jsonTo());
      return;
    }
    if (field.hasUnsupportedCharacter()) {
      throw UnfitException.unsupportedCharacter();
    }
    out.putInt(length + 1);
    out.putByte(1);
    out.put(field.json(), field.jsonFrom(), field.jsonTo());
  }
}
