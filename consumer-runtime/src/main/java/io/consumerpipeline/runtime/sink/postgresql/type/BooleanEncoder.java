package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.runtime.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code boolean}: 1, 0, and every beginning of true, false, yes, no, on, off that fits only one of them. */
final class BooleanEncoder implements ValueEncoder {
  private static final int LONGEST = "false".length();

  @Override
  public void encode(Field field, BinaryBuffer out, TextConversion database) throws UnfitException {
    boolean value = switch (field.kind()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> parse(field);
    };
    out.putInt(1);
    out.putByte(value ? 1 : 0);
  }

  private static boolean parse(Field field) throws UnfitException {
    int from = Text.start(field);
    int length = Text.end(field) - from;
    if (length < 1 || length > LONGEST) {
      throw UnfitException.wrongType("boolean");
    }
    var word = new String(field.text(), from, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "t", "tr", "tru", "true", "y", "ye", "yes", "on", "1" -> true;
      case "f", "fa", "fal", "fals", "false", "n", "no", "of", "off", "0" -> false;
      default -> throw UnfitException.wrongType("boolean");
    };
  }
}
