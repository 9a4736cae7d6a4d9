package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;

/** {@code real} and {@code double precision}: the nearest value; what overflows or vanishes is out of range. */
final class FloatEncoder implements ValueEncoder {
  private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
      1e16,
      1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  private static final long EXACT_DOUBLE = 1L << 53;

  private final Decimal decimal = new Decimal();
  private final boolean isDouble;
  private final String type;

  FloatEncoder(boolean isDouble) {
    this.isDouble = isDouble;
    this.type = isDouble ? "double precision" : "real";
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    decimal.read(field, type);
    if (isDouble) {
      double value = toDouble(field);
      check(value == 0, Double.isInfinite(value));
      out.putInt(8);
      out.putLong(Double.doubleToRawLongBits(value));
    } else {
      float value = Float.parseFloat(field.string().strip());
      check(value == 0, Float.isInfinite(value));
      out.putInt(4);
      out.putInt(Float.floatToRawIntBits(value));
    }
  }

  /** Where digits and power of ten are exact doubles, one division or multiplication rounds correctly (Clinger 1990). */
  private double toDouble(Field field) {
    int scale = decimal.scale();
    if (decimal.small() && decimal.digits() < EXACT_DOUBLE && Math.abs(scale) < TENS.length) {
      double value = scale < 0 ? decimal.digits() * TENS[-scale] : decimal.digits() / TENS[scale];
      return decimal.negative() ? -value : value;
    }
    return Double.parseDouble(field.string().strip());
  }

  private void check(boolean vanished, boolean infinite) throws UnfitException {
    if (infinite || (vanished && !decimal.zero())) {
      throw UnfitException.outOfRange(type);
    }
  }
}
