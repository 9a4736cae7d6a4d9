package io.consumerpipeline.runtime.sink.postgresql.type;

import java.util.Arrays;
import java.util.Optional;

/** The types that a column or the elements of an array column can be of. */
enum ScalarType {
  TEXT("text", "text", 25), VARCHAR("varchar", "character varying", 1043), CHAR("char", "character", 1042),
  BOOLEAN("boolean", "boolean", 16), SMALLINT("smallint", "smallint", 21), INTEGER("integer", "integer", 23),
  BIGINT("bigint", "bigint", 20), NUMERIC("numeric", "numeric", 1700), REAL("real", "real", 700),
  DOUBLE("double precision", "double precision", 701), DATE("date", "date", 1082),
  TIME("time", "time without time zone", 1083), TIMESTAMP("timestamp", "timestamp without time zone", 1114),
  TIMESTAMPTZ("timestamptz", "timestamp with time zone", 1184), INTERVAL("interval", "interval", 1186),
  UUID("uuid", "uuid", 2950), INET("inet", "inet", 869), BYTEA("bytea", "bytea", 17), JSON("json", "json", 114),
  JSONB("jsonb", "jsonb", 3802);

  private final String written;
  private final String catalogName;
  private final int oid;

  ScalarType(String written, String catalogName, int oid) {
    this.written = written;
    this.catalogName = catalogName;
    this.oid = oid;
  }

  static Optional<ScalarType> of(String written) {
    return Arrays.stream(values()).filter(type -> type.written.equals(written)).findFirst();
  }

  /** As {@code pg_catalog.format_type} has it. */
  String catalogName() {
    return catalogName;
  }

  /** Of built-in types it is the same in every database; an array names that of its elements. */
  int oid() {
    return oid;
  }

  boolean allows(int first, int second) {
    return switch (this) {
      case NUMERIC -> true;
      case VARCHAR, CHAR -> second < 0 && first != 0;
      default -> first < 0;
    };
  }

  /** Whether values are equal only if their binary forms are: 1.0 and 1.00 are not, nor a day and 24 hours. */
  boolean isExact(int first) {
    return switch (this) {
      case NUMERIC -> first >= 0;
      case REAL, DOUBLE, INTERVAL, JSON, JSONB -> false;
      default -> true;
    };
  }

  /** A new encoder for a type written with these bounds, -1 for none. */
  ValueEncoder encoder(String name, int first, int second) {
    return switch (this) {
      case TEXT -> new TextEncoder(Integer.MAX_VALUE, false);
      case VARCHAR -> new TextEncoder(first < 0 ? Integer.MAX_VALUE : first, false);
      case CHAR -> new TextEncoder(first < 0 ? 1 : first, true);
      case BOOLEAN -> new BooleanEncoder();
      case SMALLINT -> new IntegerEncoder(written, 2);
      case INTEGER -> new IntegerEncoder(written, 4);
      case BIGINT -> new IntegerEncoder(written, 8);
      case NUMERIC -> first < 0 ? NumericEncoder.unbounded() : NumericEncoder.bounded(name, first, Math.max(0, second));
      case REAL -> new FloatEncoder(false);
      case DOUBLE -> new FloatEncoder(true);
      case DATE -> new DateEncoder();
      case TIME -> new TimeEncoder();
      case TIMESTAMP -> new TimestampEncoder(false);
      case TIMESTAMPTZ -> new TimestampEncoder(true);
      case INTERVAL -> (field, out, database) -> DateWords.encode(field, written, out, database);
      case UUID -> new UuidEncoder();
      case INET -> new InetEncoder();
      case BYTEA -> new ByteaEncoder();
      case JSON -> new JsonEncoder(false);
      case JSONB -> new JsonEncoder(true);
    };
  }
}
