package io.consumerpipeline.runtime.event;

/** The grammar of numbers: {@code -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?}. */
final class JsonNumber {

  private JsonNumber() {}

  /** The position after the number that starts at {@code from}. */
  static int scan(byte[] bytes, int from) throws MalformedJsonException {
    int pos = at(bytes, from) == '-' ? from + 1 : from;
    int afterInteger = at(bytes, pos) == '0' ? pos + 1 : digits(bytes, pos);
    pos = afterInteger;
    if (at(bytes, pos) == '.') {
      pos = digits(bytes, pos + 1);
    }
    if ((at(bytes, pos) | 0x20) == 'e') {
      pos++;
      if (at(bytes, pos) == '+' || at(bytes, pos) == '-') {
        pos++;
      }
      pos = digits(bytes, pos);
    }
    return pos;
  }

  private static int digits(byte[] bytes, int from) throws MalformedJsonException {
    int pos = from;
    while (pos < bytes.length && bytes[pos] >= '0' && bytes[pos] <= '9') {
      pos++;
    }
    if (pos == from) {
      throw new MalformedJsonException("a value is expected", from);
    }
    return pos;
  }

  private static int at(byte[] bytes, int pos) {
    return pos < bytes.length ? bytes[pos] : 0;
  }
}
