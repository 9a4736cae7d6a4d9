package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;

/** {@code bytea}: {@code \x} and hexadecimal digits, or text with the escapes {@code \\} and {@code \nnn}; a key's bytes as they are. */
final class ByteaEncoder implements ValueEncoder {

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    byte[] text = field.text();
    int from = field.textFrom();
    int to = field.textTo();
    if (field.isRaw()) {
      out.putColumn(text, from, to);
      return;
    }
    if (field.hasUnsupportedCharacter() && field.isString()) {
      throw UnfitException.unsupportedCharacter();
    }
    byte[] decoded = new byte[to - from];
    int length = to - from >= 2 && text[from] == '\\' && text[from + 1] == 'x'
        ? hex(text, from + 2, to, decoded)
        : escape(text, from, to, decoded);
    out.putColumn(decoded, 0, length);
  }

  /** Spaces may stand between two bytes. */
  private static int hex(byte[] text, int from, int to, byte[] decoded) throws UnfitException {
    int length = 0;
    int pos = from;
    while (pos < to) {
      if (text[pos] == ' ' || text[pos] == '\n' || text[pos] == '\t' || text[pos] == '\r') {
        pos++;
        continue;
      }
      int high = UuidEncoder.hex(text[pos]);
      int low = pos + 1 < to ? UuidEncoder.hex(text[pos + 1]) : -1;
      if (high < 0 || low < 0) {
        throw UnfitException.wrongType("bytea");
      }
      decoded[length++] = (byte) ((high << 4) | low);
      pos += 2;
    }
    return length;
  }

  private static int escape(byte[] text, int from, int to, byte[] decoded) throws UnfitException {
    int length = 0;
    int pos = from;
    while (pos < to) {
      if (text[pos] != '\\') {
        decoded[length++] = text[pos++];
      } else if (pos + 1 < to && text[pos + 1] == '\\') {
        decoded[length++] = '\\';
        pos += 2;
      } else {
        decoded[length++] = (byte) octal(text, pos + 1, to);
        pos += 4;
      }
    }
    return length;
  }

  private static int octal(byte[] text, int from, int to) throws UnfitException {
    int value = 0;
    for (int i = from; i < from + 3; i++) {
      if (i >= to || text[i] < '0' || text[i] > (i == from ? '3' : '7')) {
        throw UnfitException.wrongType("bytea");
      }
      value = (value << 3) | (text[i] - '0');
    }
    return value;
  }
}
