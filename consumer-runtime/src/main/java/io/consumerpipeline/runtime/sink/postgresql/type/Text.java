package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;

/** Looks at text as PostgreSQL's input functions do. */
final class Text {

  private Text() {}

  /** What C's {@code isspace} says, which is what the input functions skip at both ends. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Whether there is at least one digit and nothing else. */
  static boolean areDigits(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text[i])) {
        return false;
      }
    }
    return from < to;
  }

  /** The first byte that is no space. */
  static int start(Field field) {
    int from = field.textFrom();
    while (from < field.textTo() && isSpace(field.text()[from])) {
      from++;
    }
    return from;
  }

  /** The position after the last byte that is no space. */
  static int end(Field field) {
    int to = field.textTo();
    while (to > field.textFrom() && isSpace(field.text()[to - 1])) {
      to--;
    }
    return to;
  }

  /** The number of so many digits, or -1 if there is anything else. */
  static int digits(byte[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      if (i >= text.length || !isDigit(text[i])) {
        return -1;
      }
      number = number * 10 + text[i] - '0';
    }
    return number;
  }
}
