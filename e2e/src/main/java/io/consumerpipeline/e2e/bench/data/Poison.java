package io.consumerpipeline.e2e.bench.data;

import java.nio.charset.StandardCharsets;

/** What is wrong with one record in a hundred: half of them the runtime refuses itself, half only the database does. */
public enum Poison {
  /** Good. */
  NONE(""),
  /** No integer. */
  NO_NUMBER("\"many\""),
  /** Refused by the constraint of the table. */
  BELOW_ZERO("-1");

  /** What the table of a poisoned run has beyond its columns. */
  public static final String CONSTRAINT = "CHECK (quantity > 0)";
  private static final int PERIOD = 200;

  private final String quantity;

  Poison(String quantity) {
    this.quantity = quantity;
  }

  /** Of the record with this number; bad ones lie alone and not in step with batches. */
  public static Poison of(long number) {
    return switch ((int) (number % PERIOD)) {
      case 17 -> NO_NUMBER;
      case 117 -> BELOW_ZERO;
      default -> NONE;
    };
  }

  /** The value of the record. */
  public byte[] value(TopicRecord record) {
    var good = new String(record.value(), StandardCharsets.UTF_8);
    return this == NONE
        ? record.value()
        : good.replaceFirst("\"quantity\":[0-9]+", "\"quantity\":" + quantity).getBytes(StandardCharsets.UTF_8);
  }

  /** The text of a dead letter of a record, as {@link #checksumSql} makes it. */
  public String letter(TopicRecord record) {
    return String.join("|", record.topic(), Integer.toString(record.partition()), Long.toString(record.offset()),
        this == NO_NUMBER ? "WrongType" : "Constraint", new String(value(record), StandardCharsets.UTF_8));
  }

  /** The query for count and sum of hashes of the dead letters of a table. */
  public static String checksumSql(Shape shape) {
    return Checksum.sql(shape.table() + "_dlq",
        "concat_ws('|', kafka_topic, kafka_partition, kafka_offset, reason, convert_from(value, 'UTF8'))");
  }
}
