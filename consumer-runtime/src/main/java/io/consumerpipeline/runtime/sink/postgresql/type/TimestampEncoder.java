package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;

/**
 * {@code timestamp} and {@code timestamptz}: {@code YYYY-MM-DDTHH:MM[:SS[.ffffff]][Z|±HH[[:]MM]]} is read here, all other spellings
 * by the database. Without a zone it is UTC, which is the session's; {@code timestamp} ignores a zone, as PostgreSQL does.
 */
final class TimestampEncoder implements ValueEncoder {
  private static final long NONE = Calendar.NONE;
  private static final int[] FRACTION_TENS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private final boolean zoned;
  private byte[] text = new byte[0];
  private int pos;
  private int to;

  TimestampEncoder(boolean zoned) {
    this.zoned = zoned;
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    text = field.text();
    pos = Text.start(field);
    to = Text.end(field);
    long micros = parse();
    if (micros == NONE) {
      DateWords.encode(field, zoned ? "timestamptz" : "timestamp", out, database);
    } else {
      out.putInt(8);
      out.putLong(micros);
    }
  }

  private long parse() {
    if (to - pos < 16 || (text[pos + 10] != 'T' && text[pos + 10] != ' ')) {
      return NONE;
    }
    long day = Calendar.day(text, pos);
    pos += 11;
    long time = day == NONE ? NONE : time();
    long offset = time == NONE ? NONE : offset();
    if (offset == NONE || pos != to) {
      return NONE;
    }
    return day * Calendar.MICROS_PER_DAY + time - (zoned ? offset : 0);
  }

  private long time() {
    int hour = twoDigits(pos, 23);
    int minute = twoDigits(pos + 3, 59);
    if (hour < 0 || minute < 0 || text[pos + 2] != ':') {
      return NONE;
    }
    pos += 5;
    // PostgreSQL reads 10:20.5 as minutes and seconds: a fraction stands only after seconds.
    long seconds = pos < to && text[pos] == ':' ? seconds() : 0;
    return seconds == NONE ? NONE : (hour * 60L + minute) * 60_000_000 + seconds;
  }

  /** In microseconds. */
  private long seconds() {
    int second = twoDigits(pos + 1, 59);
    pos += 3;
    long fraction = pos < to && text[pos] == '.' ? fraction() : 0;
    return second < 0 || fraction == NONE ? NONE : second * 1_000_000L + fraction;
  }

  /** Their number, or -1 if there is anything else or more than {@code most}. */
  private int twoDigits(int from, int most) {
    int number = Text.digits(text, from, 2);
    return number > most ? -1 : number;
  }

  private long fraction() {
    int from = ++pos;
    while (pos < to && Text.isDigit(text[pos])) {
      pos++;
    }
    int count = pos - from;
    return count < 1 || count > 6 ? NONE : (long) Text.digits(text, from, count) * FRACTION_TENS[count];
  }

  private long offset() {
    if (pos == to) {
      return 0;
    }
    byte sign = text[pos++];
    if (sign == 'Z') {
      return 0;
    }
    return sign == '+' || sign == '-' ? offset(sign) : NONE;
  }

  private long offset(byte sign) {
    int hour = Text.digits(text, pos, 2);
    pos += 2;
    int minute = pos < to ? minute() : 0;
    if (hour < 0 || hour > 14 || minute < 0 || minute > 59) {
      return NONE;
    }
    long micros = (hour * 60L + minute) * 60_000_000;
    return sign == '-' ? -micros : micros;
  }

  private int minute() {
    pos += text[pos] == ':' ? 1 : 0;
    int minute = Text.digits(text, pos, 2);
    pos += 2;
    return minute;
  }
}
