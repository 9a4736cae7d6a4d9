package io.consumerpipeline.runtime.sink.postgresql.type;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type as a pipeline writes it: one of the known ones, perhaps with bounds, perhaps an array of them. */
public final class ColumnType {
  private static final Pattern FORM = Pattern.compile("([a-z]+(?: precision)?)(?:\\((\\d{1,8})(?:,(\\d{1,4}))?\\))?(\\[])?");
  private static final int NONE = -1;

  /** The types that can be written, for a message. */
  public static final String KNOWN = "text, varchar(n), char(n), boolean, smallint, integer, bigint, numeric(p,s), real, double "
      + "precision, date, time, timestamp, timestamptz, interval, uuid, inet, bytea, json, jsonb, or one of these with [] for an array";

  private final String written;
  private final ScalarType type;
  private final int first;
  private final int second;
  private final boolean array;

  private ColumnType(String written, ScalarType type, int first, int second, boolean array) {
    this.written = written;
    this.type = type;
    this.first = first;
    this.second = second;
    this.array = array;
  }

  /** What {@code written} means, or nothing if no column can be of it. */
  public static Optional<ColumnType> parse(String written) {
    Matcher matcher = FORM.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = matcher.group(2) == null ? NONE : Integer.parseInt(matcher.group(2));
    int second = matcher.group(3) == null ? NONE : Integer.parseInt(matcher.group(3));
    return ScalarType.of(matcher.group(1)).filter(type -> type.allows(first, second))
        .map(type -> new ColumnType(written, type, first, second, matcher.group(4) != null));
  }

  /** As the pipeline has it. */
  public String written() {
    return written;
  }

  /** Without its bounds, as {@code pg_catalog.format_type} has it. */
  public String name() {
    return type.catalogName() + (array ? "[]" : "");
  }

  /** Whether values are equal only if their binary forms are, so that it can be a key. */
  public boolean isExact() {
    return !array && type.isExact(first);
  }

  /** A new encoder; it is for one thread. */
  public ValueEncoder encoder() {
    ValueEncoder scalar = type.encoder(written.replace("[]", ""), first, second);
    return array ? new ArrayEncoder(type, scalar) : scalar;
  }
}
