package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;

/** {@code smallint}, {@code integer}, {@code bigint}: decimal digits with an optional sign; no fraction, no exponent. */
final class IntegerEncoder implements ValueEncoder {
  private final String type;
  private final int bytes;
  private final long least;

  IntegerEncoder(String type, int bytes) {
    this.type = type;
    this.bytes = bytes;
    this.least = -1L << (bytes * 8 - 1);
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    long value = parse(field.text(), Text.start(field), Text.end(field));
    out.putInt(bytes);
    switch (bytes) {
      case 2 -> out.putShort((int) value);
      case 4 -> out.putInt((int) value);
      default -> out.putLong(value);
    }
  }

  private long parse(byte[] text, int start, int to) throws UnfitException {
    boolean signed = start < to && (text[start] == '-' || text[start] == '+');
    boolean negative = signed && text[start] == '-';
    int from = signed ? start + 1 : start;
    if (!Text.areDigits(text, from, to)) {
      throw UnfitException.wrongType(type);
    }
    long value = negated(text, from, to);
    if (!negative && value == least) {
      throw UnfitException.outOfRange(type);
    }
    return negative ? value : -value;
  }

  /** Counts downwards, because there is one negative number more than positive ones. */
  private long negated(byte[] text, int from, int to) throws UnfitException {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (value < (least + digit) / 10) {
        throw UnfitException.outOfRange(type);
      }
      value = value * 10 - digit;
    }
    return value;
  }
}
