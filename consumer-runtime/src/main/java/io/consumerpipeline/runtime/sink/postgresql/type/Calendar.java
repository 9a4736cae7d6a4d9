package io.consumerpipeline.runtime.sink.postgresql.type;

/** Dates as PostgreSQL counts them: days and microseconds since 2000-01-01. */
final class Calendar {
  static final long MICROS_PER_DAY = 86_400_000_000L;
  /** What {@link #day} says of a date that does not exist. */
  static final long NONE = Long.MIN_VALUE;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int EPOCH_IN_DAYS = 730_425;

  private Calendar() {}

  /** The day that {@code YYYY-MM-DD} at this position names, or {@link #NONE}. */
  static long day(byte[] text, int from) {
    int year = Text.digits(text, from, 4);
    int month = Text.digits(text, from + 5, 2);
    int day = Text.digits(text, from + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || text[from + 4] != '-' || text[from + 7] != '-') {
      return NONE;
    }
    return day > length(year, month) ? NONE : day(year, month, day);
  }

  private static int length(int year, int month) {
    return month == 2 && isLeap(year) ? 29 : DAYS[month - 1];
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Counted in years that begin in March, so that the leap day comes last. */
  private static long day(int year, int month, int day) {
    long marchYear = month > 2 ? year : year - 1;
    int marchMonth = (month + 9) % 12;
    long days = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + (marchMonth * 306 + 5) / 10 + day - 1;
    return days - EPOCH_IN_DAYS;
  }
}
