package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;

/** {@code uuid}: 32 hexadecimal digits, a hyphen after any four of them, braces around them if one likes. */
final class UuidEncoder implements ValueEncoder {
  private static final int BYTES = 16;
  private static final byte[] HEX = hex();

  private static byte[] hex() {
    byte[] values = new byte[128];
    for (int c = 0; c < values.length; c++) {
      values[c] = (byte) Character.digit(c, 16);
    }
    return values;
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    byte[] text = field.text();
    int pos = field.textFrom();
    int to = field.textTo();
    if (to - pos > 1 && text[pos] == '{' && text[to - 1] == '}') {
      pos++;
      to--;
    }
    out.putInt(BYTES);
    for (int i = 0; i < BYTES; i++) {
      out.putByte(pair(text, pos, to));
      pos += 2;
      if (i % 2 == 1 && i < BYTES - 1 && pos < to && text[pos] == '-') {
        pos++;
      }
    }
    if (pos != to) {
      throw UnfitException.wrongType("uuid");
    }
  }

  private static int pair(byte[] text, int pos, int to) throws UnfitException {
    int high = to - pos < 2 ? -1 : hex(text[pos]);
    int low = to - pos < 2 ? -1 : hex(text[pos + 1]);
    if (high < 0 || low < 0) {
      throw UnfitException.wrongType("uuid");
    }
    return (high << 4) | low;
  }

  /** The digit's value, or -1. */
  static int hex(byte b) {
    return b < 0 ? -1 : HEX[b];
  }
}
