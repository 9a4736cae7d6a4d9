package io.consumerpipeline.runtime.sink.postgresql.type;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as a pipeline writes it.
 *
 * @param name without its bounds, as {@code pg_catalog.format_type} has it
 * @param first the bound n of {@code varchar(n)} or the precision of {@code numeric(p,s)}; -1 if there is none
 * @param second the scale of {@code numeric(p,s)}; -1 if there is none
 */
public record ColumnType(String written, String name, int first, int second) {
  private static final Pattern FORM = Pattern.compile("([a-z]+(?: precision)?)(?:\\((\\d{1,8})(?:,(\\d{1,4}))?\\))?");
  private static final int NONE = -1;

  /** The types that can be written, for a message. */
  public static final String KNOWN = "text, varchar(n), boolean, smallint, integer, bigint, numeric(p,s), real, double precision, date, "
      + "timestamp, timestamptz, uuid, bytea, json, jsonb";

  /** What {@code written} means, or nothing if no column can be of it. */
  public static Optional<ColumnType> parse(String written) {
    Matcher matcher = FORM.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = matcher.group(2) == null ? NONE : Integer.parseInt(matcher.group(2));
    int second = matcher.group(3) == null ? NONE : Integer.parseInt(matcher.group(3));
    boolean bounded = first != NONE;
    return name(matcher.group(1)).filter(name -> switch (name) {
      case "numeric" -> true;
      case "character varying" -> second == NONE && first != 0;
      default -> !bounded;
    }).map(name -> new ColumnType(written, name, first, second));
  }

  private static Optional<String> name(String word) {
    return Optional.ofNullable(switch (word) {
      case "varchar" -> "character varying";
      case "timestamp" -> "timestamp without time zone";
      case "timestamptz" -> "timestamp with time zone";
      case "text", "boolean", "smallint", "integer", "bigint", "numeric", "real", "double precision", "date", "uuid", "bytea",
          "json",
          "jsonb" ->
        word;
      default -> null;
    });
  }

  /** A new encoder; it is for one thread. */
  public ValueEncoder encoder() {
    return switch (name) {
      case "text" -> new TextEncoder(Integer.MAX_VALUE);
      case "character varying" -> new TextEncoder(first == NONE ? Integer.MAX_VALUE : first);
      case "boolean" -> new BooleanEncoder();
      case "smallint" -> new IntegerEncoder(name, 2);
      case "integer" -> new IntegerEncoder(name, 4);
      case "bigint" -> new IntegerEncoder(name, 8);
      case "numeric" -> first == NONE ? NumericEncoder.unbounded() : NumericEncoder.bounded(written, first, Math.max(0, second));
      case "real" -> new FloatEncoder(false);
      case "double precision" -> new FloatEncoder(true);
      case "date" -> new DateEncoder();
      case "timestamp without time zone" -> new TimestampEncoder(false);
      case "timestamp with time zone" -> new TimestampEncoder(true);
      case "uuid" -> new UuidEncoder();
      case "bytea" -> new ByteaEncoder();
      case "json", "jsonb" -> new JsonEncoder("jsonb".equals(name));
      default -> throw new IllegalStateException("no encoder for " + name);
    };
  }
}
