package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import java.nio.charset.StandardCharsets;

/**
 * A decimal number as {@code numeric} and {@code double precision} read it: sign, digits with a point anywhere, exponent.
 * NaN, infinity, hexadecimal and digits with underscores are refused. A cursor, set anew for each value. Single-threaded.
 */
final class Decimal {
  private static final int DIGITS_OF_LONG = 18;
  private static final int EXPONENT_CAP = 1_000_000;

  private boolean negative;
  private boolean zero;
  private boolean small;
  private long digits;
  private int scale;
  private String string = "";

  /** Reads the text, or says that it is no number of this type. */
  void read(Field field, String type) throws UnfitException {
    byte[] text = field.text();
    int to = Text.end(field);
    int pos = Text.start(field);
    negative = pos < to && text[pos] == '-';
    if (pos < to && (text[pos] == '-' || text[pos] == '+')) {
      pos++;
    }
    int afterDigits = readDigits(text, pos, to, type);
    int exponent = afterDigits < to ? readExponent(text, afterDigits, to, type) : 0;
    scale -= exponent;
    string = small ? "" : new String(text, Text.start(field), to - Text.start(field), StandardCharsets.ISO_8859_1);
  }

  private int readDigits(byte[] text, int from, int to, String type) throws UnfitException {
    digits = 0;
    scale = 0;
    zero = true;
    int significant = 0;
    int point = -1;
    int pos = from;
    for (; pos < to; pos++) {
      byte b = text[pos];
      if (b == '.' && point < 0) {
        point = pos;
      } else if (Text.isDigit(b)) {
        zero &= b == '0';
        significant += zero ? 0 : 1;
        digits = digits * 10 + b - '0';
      } else {
        break;
      }
    }
    int count = pos - from - (point < 0 ? 0 : 1);
    if (count == 0) {
      throw UnfitException.wrongType(type);
    }
    scale = point < 0 ? 0 : pos - point - 1;
    small = significant <= DIGITS_OF_LONG;
    return pos;
  }

  private static int readExponent(byte[] text, int from, int to, String type) throws UnfitException {
    int pos = from + 1;
    boolean minus = pos < to && text[pos] == '-';
    if (pos < to && (text[pos] == '-' || text[pos] == '+')) {
      pos++;
    }
    if ((text[from] | 0x20) != 'e' || pos == to) {
      throw UnfitException.wrongType(type);
    }
    int exponent = 0;
    for (; pos < to; pos++) {
      if (!Text.isDigit(text[pos])) {
        throw UnfitException.wrongType(type);
      }
      exponent = Math.min(exponent * 10 + text[pos] - '0', EXPONENT_CAP);
    }
    return minus ? -exponent : exponent;
  }

  /** Whether there is a minus before it, also before a zero. */
  boolean negative() {
    return negative;
  }

  /** Whether all digits are 0. */
  boolean zero() {
    return zero;
  }

  /** Whether {@link #digits} holds all of them. */
  boolean small() {
    return small;
  }

  /** The digits without point and sign. */
  long digits() {
    return digits;
  }

  /** How many of the digits stand after the point; negative if zeros follow. */
  int scale() {
    return scale;
  }

  /** The number as it was written; only if it is not small. */
  String string() {
    return string;
  }
}
