package io.consumerpipeline.e2e.bench.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JSON value that can be written in two ways: as a producer writes it, and as PostgreSQL prints it once it is jsonb. */
sealed interface Json {
  /** Without spaces, fields in the order given. */
  String compact();

  /** The text of the jsonb value. */
  String asJsonb();

  static Json string(String value) {
    return literal('"' + value + '"');
  }

  static Json number(long value) {
    return literal(Long.toString(value));
  }

  /**
   * A value that reads the same in both.
   *
   * @param text a number, true, false, or a string with its quotes and nothing to escape
   */
  static Json literal(String text) {
    return new Rendered(text, text);
  }

  /** Both texts, made once. */
  record Rendered(String compact, String asJsonb) implements Json {}

  /** An object. Its names are ASCII, and need no escape. */
  record Fields(Map<String, Json> values) implements Json {
    /** jsonb keeps short names before long ones, and those of one length by their bytes (src/backend/utils/adt/jsonb_util.c). */
    private static final Comparator<String> JSONB_ORDER = Comparator.comparingInt(String::length)
        .thenComparing(Function.identity());

    Fields() {
      this(new LinkedHashMap<>());
    }

    Fields with(String name, Json value) {
      values.put(name, value);
      return this;
    }

    Json rendered() {
      return new Rendered(compact(), asJsonb());
    }

    @Override
    public String compact() {
      return values.entrySet().stream()
          .map(field -> '"' + field.getKey() + "\":" + field.getValue().compact())
          .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String asJsonb() {
      return values.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(JSONB_ORDER))
          .map(field -> '"' + field.getKey() + "\": " + field.getValue().asJsonb())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
