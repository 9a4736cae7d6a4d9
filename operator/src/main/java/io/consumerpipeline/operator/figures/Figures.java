package io.consumerpipeline.operator.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Two significant digits: enough to see how it stands, too few to change with every record. A figure that is shown this way
 * stays the same, and so costs no write, while it moves by less than some per cent.
 */
public final class Figures {
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  private static final String[] POWERS_OF_1000 = {"", "k", "M", "G", "T", "P", "E"};

  private Figures() {}

  /** 1437 becomes 1400; 0 to 99 stay as they are. */
  public static long rounded(long number) {
    return BigDecimal.valueOf(number).round(TWO_DIGITS).longValue();
  }

  /** A figure that was computed: 1437.2 becomes 1400, 0.4 none. */
  public static long rounded(double number) {
    return rounded(Math.round(number));
  }

  /** 1437 becomes {@code 1.4k}. */
  public static String count(long number) {
    var rest = BigDecimal.valueOf(number).round(TWO_DIGITS);
    var power = 0;
    while (rest.compareTo(BigDecimal.valueOf(1000)) >= 0) {
      rest = rest.movePointLeft(3);
      power++;
    }
    return plain(rest) + POWERS_OF_1000[power];
  }

  /** 1234 milliseconds become {@code 1.2s}, 75 minutes {@code 75m}, 20 hours {@code 20h}. */
  public static String time(Duration duration) {
    var seconds = BigDecimal.valueOf(duration.toMillis()).movePointLeft(3);
    if (seconds.compareTo(BigDecimal.valueOf(120)) < 0) {
      return twoDigits(seconds.setScale(1, RoundingMode.HALF_UP)) + "s";
    }
    if (seconds.compareTo(BigDecimal.valueOf(7200)) < 0) {
      return twoDigits(seconds.divide(BigDecimal.valueOf(60), MathContext.DECIMAL64)) + "m";
    }
    if (seconds.compareTo(BigDecimal.valueOf(172_800)) < 0) {
      return twoDigits(seconds.divide(BigDecimal.valueOf(3600), MathContext.DECIMAL64)) + "h";
    }
    return twoDigits(seconds.divide(BigDecimal.valueOf(86_400), MathContext.DECIMAL64)) + "d";
  }

  private static String twoDigits(BigDecimal number) {
    return plain(number.round(TWO_DIGITS));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
