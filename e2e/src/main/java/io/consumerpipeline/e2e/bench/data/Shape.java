package io.consumerpipeline.e2e.bench.data;

import io.consumerpipeline.contract.RuntimeConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The two kinds of tables: COPY and the runtime fill the very same. */
public enum Shape {
  /** Typed columns and the whole event, as the older sales system kept them. */
  TYPED("sales", List.of(
      new RuntimeConfig.Column("event_id", "uuid", "event_id"),
      new RuntimeConfig.Column("event_type", "text", "event_type"),
      new RuntimeConfig.Column("product_id", "integer", "product_id"),
      new RuntimeConfig.Column("customer_id", "integer", "customer_id"),
      new RuntimeConfig.Column("quantity", "integer", "quantity"),
      new RuntimeConfig.Column("unit_price", "numeric(12,2)", "unit_price"),
      new RuntimeConfig.Column("occurred_at", "timestamptz", "timestamp"),
      new RuntimeConfig.Column("event_metadata", "jsonb", "metadata"),
      new RuntimeConfig.Column("event_content", "jsonb", "$"))) {

    @Override
    void write(TopicRecord row, ByteBuffer buffer) {
      var event = row.event();
      new CopyRow(buffer, columns().size())
          .uuid(event.id()).text(event.type()).integer(event.productId()).integer(event.customerId()).integer(event.quantity())
          .numeric(event.unitPrice()).timestamptz(event.time()).jsonb(event.metadata()).jsonb(event.content());
    }

    @Override
    public String text(TopicRecord row) {
      var event = row.event();
      var customer = event.customerId() == null ? "" : event.customerId().toString();
      return String.join("|", event.id().toString(), event.type(), Integer.toString(event.productId()), customer,
          Integer.toString(event.quantity()), event.unitPrice().toString(), Long.toString(event.time().toEpochMilli()),
          event.metadata().asJsonb(), event.content().asJsonb());
    }

    @Override
    public String checksumSql() {
      return Checksum.sql(table(), "concat_ws('|', event_id, event_type, product_id, coalesce(customer_id::text, ''), quantity, "
          + "unit_price, (extract(epoch FROM occurred_at) * 1000)::bigint, event_metadata, event_content)");
    }
  },
  /** The layout of a pipeline without columns. */
  RAW("sales_raw", List.of()) {
    private static final String DEFINITION = "kafka_topic text, kafka_partition int, kafka_offset bigint, kafka_key bytea, "
        + "event_time timestamptz, payload jsonb, ingested_at timestamptz";

    @Override
    void write(TopicRecord row, ByteBuffer buffer) {
      new CopyRow(buffer, 7).text(row.topic()).integer(row.partition()).bigint(row.offset()).bytes(row.key())
          .timestamptz(row.event().time()).jsonb(row.event().content()).timestamptz(INGESTED);
    }

    @Override
    public String text(TopicRecord row) {
      return String.join("|", row.topic(), Integer.toString(row.partition()), Long.toString(row.offset()), new String(row.key(),
          StandardCharsets.UTF_8), Long.toString(row.timestamp()), row.event().content().asJsonb());
    }

    @Override
    public String checksumSql() {
      return Checksum.sql(table(), "concat_ws('|', kafka_topic, kafka_partition, kafka_offset, convert_from(kafka_key, 'UTF8'), "
          + "(extract(epoch FROM event_time) * 1000)::bigint, payload)");
    }

    @Override
    public String createTable() {
      return "CREATE TABLE " + table() + " (" + DEFINITION + ")";
    }
  };

  /** Not in the checksum: for the runtime it is the time of the run. */
  private static final Instant INGESTED = Instant.parse("2026-03-01T00:00:00Z");

  private final String table;
  private final List<RuntimeConfig.Column> columns;

  Shape(String table, List<RuntimeConfig.Column> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** The table's name. */
  public String table() {
    return table;
  }

  /** What the runtime is told; empty for the raw layout. */
  public List<RuntimeConfig.Column> columns() {
    return columns;
  }

  /** Where the id of an event stands. */
  public List<String> keyColumns() {
    return List.of(this == TYPED ? "event_id" : "kafka_key");
  }

  /** The statement that makes the table, without any index. */
  public String createTable() {
    return "CREATE TABLE " + table + columns.stream().map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /** The statement that rows are sent with. */
  public String copy() {
    return "COPY " + table + " FROM STDIN (FORMAT binary)";
  }

  /** Appends the row of a record, in binary. */
  abstract void write(TopicRecord row, ByteBuffer buffer);

  /** A row's text: equal for two rows if and only if they are. The server makes the same of what it stored. */
  public abstract String text(TopicRecord row);

  /** The query for count and sum of hashes of the table. */
  public abstract String checksumSql();
}
