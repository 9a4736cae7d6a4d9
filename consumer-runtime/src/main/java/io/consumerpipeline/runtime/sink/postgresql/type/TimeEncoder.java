package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;

/** {@code time}: {@code HH:MM:SS[.ffffff]} is read here, all other spellings by the database. */
final class TimeEncoder implements ValueEncoder {
  private static final int SECONDS_LENGTH = "HH:MM:SS".length();
  private static final int[] TENS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    long micros = parse(field.text(), Text.start(field), Text.end(field));
    if (micros < 0) {
      DateWords.encode(field, "time", out, database);
    } else {
      out.putInt(8);
      out.putLong(micros);
    }
  }

  /** In microseconds, or -1 for another spelling. */
  private static long parse(byte[] text, int from, int to) {
    if (to - from < SECONDS_LENGTH || text[from + 2] != ':' || text[from + 5] != ':') {
      return -1;
    }
    int hour = number(text, from, 23);
    int minute = number(text, from + 3, 59);
    int second = number(text, from + 6, 59);
    long fraction = fraction(text, from + SECONDS_LENGTH, to);
    boolean known = (hour | minute | second) >= 0 && fraction >= 0;
    return known ? ((hour * 60L + minute) * 60 + second) * 1_000_000 + fraction : -1;
  }

  /** Of two digits; -1 if there is anything else or more than {@code most}. */
  private static int number(byte[] text, int from, int most) {
    int number = Text.digits(text, from, 2);
    return number > most ? -1 : number;
  }

  private static long fraction(byte[] text, int point, int to) {
    if (point == to) {
      return 0;
    }
    int digits = to - point - 1;
    int number = text[point] == '.' && digits > 0 && digits < TENS.length ? Text.digits(text, point + 1, digits) : -1;
    return number < 0 ? -1 : (long) number * TENS[digits];
  }
}
