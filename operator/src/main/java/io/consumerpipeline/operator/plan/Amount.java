package io.consumerpipeline.operator.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it ({@code 250m}, {@code 512Mi}, {@code 1k}), with the spelling that the API server would store:
 * server-side apply compares text, so an object with another spelling would never look applied.
 *
 * @param value in cores or bytes
 * @param binary whether it was written with Ki, Mi, Gi, which Kubernetes keeps apart from k, M, G
 */
record Amount(BigDecimal value, boolean binary) implements Comparable<Amount> {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]+(?:\\.[0-9]{1,3})?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL = List.of("", "k", "M", "G", "T", "P", "E");
  private static final BigInteger BINARY_STEP = BigInteger.valueOf(1024);
  private static final BigInteger DECIMAL_STEP = BigInteger.valueOf(1000);

  /** Whether it can be parsed; what the schema lets through always can. */
  static boolean isWritten(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /** Reads an amount. */
  static Amount parse(String text) {
    var written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException("not an amount of Kubernetes, such as 250m or 512Mi: " + text);
    }
    var number = new BigDecimal(written.group(1));
    var suffix = written.group(2);
    if (suffix == null) {
      return new Amount(number, false);
    }
    if (suffix.equals("m")) {
      return new Amount(number.movePointLeft(3), false);
    }
    return suffix.endsWith("i")
        ? new Amount(number.multiply(new BigDecimal(BINARY_STEP.pow(BINARY.indexOf(suffix)))), true)
        : new Amount(number.multiply(new BigDecimal(DECIMAL_STEP.pow(DECIMAL.indexOf(suffix)))), false);
  }

  /** The API server's spelling: the largest suffix that leaves a whole number. */
  String canonical() {
    var plain = value.stripTrailingZeros();
    if (plain.scale() > 0) {
      return plain.movePointRight(3).toBigIntegerExact() + "m";
    }
    return binary ? scaled(plain.toBigInteger(), BINARY_STEP, BINARY) : scaled(plain.toBigInteger(), DECIMAL_STEP, DECIMAL);
  }

  /** The whole number of bytes. */
  long bytes() {
    return value.longValueExact();
  }

  @Override
  public int compareTo(Amount other) {
    return value.compareTo(other.value);
  }

  private static String scaled(BigInteger number, BigInteger step, List<String> suffixes) {
    var rest = number;
    var suffix = 0;
    while (rest.signum() > 0 && suffix < suffixes.size() - 1 && rest.mod(step).signum() == 0) {
      rest = rest.divide(step);
      suffix++;
    }
    return rest + suffixes.get(suffix);
  }
}
