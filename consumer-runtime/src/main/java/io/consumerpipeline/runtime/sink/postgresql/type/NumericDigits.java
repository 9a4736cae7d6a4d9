package io.consumerpipeline.runtime.sink.postgresql.type;

/**
 * The binary form of {@code numeric}: the count of digits to base 10000, the weight of the first, sign, the scale to display, the
 * digits. The point stands between two digits, so both parts are padded to multiples of four decimal digits. Single-threaded.
 */
final class NumericDigits {
  /** Largest scale of {@link #write(boolean, long, int, BinaryBuffer)}. */
  static final int SCALE_OF_LONG = 16;
  /** Powers of ten that a long holds. */
  static final long[] TENS = tens();
  private static final int NEGATIVE = 0x4000;

  private int[] groups = new int[16];

  private static long[] tens() {
    long[] tens = new long[19];
    tens[0] = 1;
    for (int i = 1; i < tens.length; i++) {
      tens[i] = tens[i - 1] * 10;
    }
    return tens;
  }

  /** For numbers of at most 18 digits. */
  void write(boolean negative, long unscaled, int scale, BinaryBuffer out) {
    long whole = unscaled / TENS[scale];
    int fractionGroups = (scale + 3) / 4;
    long fraction = unscaled % TENS[scale] * TENS[fractionGroups * 4 - scale];
    int count = 5 + fractionGroups;
    for (int i = count - 1; i >= 5; i--) {
      groups[i] = (int) (fraction % 10_000);
      fraction /= 10_000;
    }
    for (int i = 4; i >= 0; i--) {
      groups[i] = (int) (whole % 10_000);
      whole /= 10_000;
    }
    write(negative, count, 4, scale, out);
  }

  /** For numbers of any size: the decimal digits of the unscaled value. */
  void write(boolean negative, String unscaled, int scale, BinaryBuffer out) {
    int fractionPadding = (4 - scale % 4) % 4;
    var padded = new StringBuilder(unscaled.length() + scale + 8);
    padded.repeat('0', Math.max(0, scale - unscaled.length())).append(unscaled).repeat('0', fractionPadding);
    padded.insert(0, "0".repeat((4 - padded.length() % 4) % 4));
    int count = padded.length() / 4;
    if (groups.length < count) {
      groups = new int[count];
    }
    for (int i = 0; i < count; i++) {
      groups[i] = Integer.parseInt(padded, i * 4, i * 4 + 4, 10);
    }
    write(negative, count, count - (scale + fractionPadding) / 4 - 1, scale, out);
  }

  private void write(boolean negative, int count, int weight, int scale, BinaryBuffer out) {
    int from = 0;
    int to = count;
    while (from < to && groups[from] == 0) {
      from++;
    }
    while (to > from && groups[to - 1] == 0) {
      to--;
    }
    boolean zero = from == to;
    out.putInt(8 + 2 * (to - from));
    out.putShort(to - from);
    out.putShort(zero ? 0 : weight - from);
    out.putShort(negative && !zero ? NEGATIVE : 0);
    out.putShort(scale);
    for (int i = from; i < to; i++) {
      out.putShort(groups[i]);
    }
  }
}
