package io.consumerpipeline.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The beginning of a value, for a message. */
final class Shown {
  private static final int MOST = 40;

  private Shown() {}

  static String of(@Nullable JsonNode value) {
    if (value == null || value.isMissingNode()) {
      return "nothing";
    }
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> of(value.textValue());
      default -> cut(value.asText());
    };
  }

  static String of(String text) {
    return '"' + cut(text) + '"';
  }

  /** Without control characters and quotes. */
  static String cut(String text) {
    String shown = text.codePointCount(0, text.length()) > MOST
        ? text.substring(0, text.offsetByCodePoints(0, MOST)) + "…"
        : text;
    return shown.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
