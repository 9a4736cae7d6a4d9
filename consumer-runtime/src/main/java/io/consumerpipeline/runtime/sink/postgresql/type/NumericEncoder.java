package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import io.consumerpipeline.runtime.sink.SinkException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** {@code numeric}, {@code numeric(p)} and {@code numeric(p,s)}: rounded half away from zero to s digits after the point. */
final class NumericEncoder implements ValueEncoder {
  /** With more digits than this the database is asked: its bounds are 131072 before and 16383 after the point. */
  private static final int ORDINARY = 1_000;
  private static final int UNBOUNDED = -1;

  private final Decimal decimal = new Decimal();
  private final NumericDigits digits = new NumericDigits();
  private final String type;
  private final int precision;
  private final int scale;

  private NumericEncoder(String type, int precision, int scale) {
    this.type = type;
    this.precision = precision;
    this.scale = scale;
  }

  static NumericEncoder unbounded() {
    return new NumericEncoder("numeric", UNBOUNDED, UNBOUNDED);
  }

  static NumericEncoder bounded(String type, int precision, int scale) {
    return new NumericEncoder(type, precision, scale);
  }

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException, SinkException {
    decimal.read(field, "numeric");
    if (decimal.small() && decimal.scale() >= 0 && decimal.scale() <= scale && scale <= NumericDigits.SCALE_OF_LONG) {
      encodeSmall(out);
    } else if (field.textTo() - field.textFrom() <= ORDINARY && Math.abs(decimal.scale()) <= ORDINARY) {
      encodeLarge(new BigDecimal(field.string().strip()), out);
    } else {
      byte[] binary = database.convert(field.string(), type);
      out.putColumn(binary, 0, binary.length);
    }
  }

  private void encodeSmall(BinaryBuffer out) throws UnfitException {
    int more = scale - decimal.scale();
    long high = Math.multiplyHigh(decimal.digits(), NumericDigits.TENS[more]);
    long unscaled = decimal.digits() * NumericDigits.TENS[more];
    if (high != 0 || unscaled < 0 || unscaled >= NumericDigits.TENS[NumericDigits.TENS.length - 1]) {
      encodeLarge(BigDecimal.valueOf(decimal.negative() ? -decimal.digits() : decimal.digits(), decimal.scale()), out);
      return;
    }
    if (precision < NumericDigits.TENS.length && unscaled >= NumericDigits.TENS[precision]) {
      throw UnfitException.outOfRange(type);
    }
    digits.write(decimal.negative(), unscaled, scale, out);
  }

  private void encodeLarge(BigDecimal value, BinaryBuffer out) throws UnfitException {
    BigDecimal rounded = value.setScale(scale == UNBOUNDED ? Math.max(0, value.scale()) : scale, RoundingMode.HALF_UP);
    BigInteger unscaled = rounded.unscaledValue().abs();
    if (precision != UNBOUNDED && unscaled.compareTo(BigInteger.TEN.pow(precision)) >= 0) {
      throw UnfitException.outOfRange(type);
    }
    digits.write(rounded.signum() < 0, unscaled.toString(), rounded.scale(), out);
  }
}
