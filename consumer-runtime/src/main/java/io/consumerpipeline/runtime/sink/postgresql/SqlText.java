package io.consumerpipeline.runtime.sink.postgresql;

import java.util.List;
import java.util.stream.Collectors;

/** Every statement that is sent. Names of ours are quoted, values are parameters. */
final class SqlText {
  static final String OFFSETS = "consumerpipeline_offsets";
  static final String RESETS = "consumerpipeline_resets";
  private static final String RETURNING = "RETURNING partition, next_offset, leader_epoch, owner_epoch, topic_id";
  private static final String OF_SOURCE = " WHERE cluster_id = ? AND consumer_group = ? AND topic = ?";

  /** Ids of types are looked up so that a domain counts as what it is made of. */
  static final String COLUMNS = """
      SELECT a.attname, pg_catalog.format_type(CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END, NULL), t.typtype,
        a.attgenerated <> '',
        coalesce((SELECT NOT c.collisdeterministic FROM pg_catalog.pg_collation c WHERE c.oid = a.attcollation), false)
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped""";
  /** Not by {@code to_regclass}, whose answer may come from a cache that does not know yet what another pod has created. */
  static final String EXISTS = "SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
      + "ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?)";
  static final String SCHEMA_EXISTS = "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)";
  /** Those that ON CONFLICT takes into account: of all rows, of exactly these columns. One that is checked later it refuses. */
  static final String UNIQUE_INDEXES = """
      SELECT c.relname, i.indimmediate
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid, LATERAL (SELECT
          pg_catalog.array_agg(a.attname::text) FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])) AS k (names)
      WHERE i.indrelid = pg_catalog.to_regclass(?) AND i.indisunique AND i.indisvalid
        AND i.indpred IS NULL AND i.indexprs IS NULL AND k.names @> ?::text[] AND k.names <@ ?::text[] ORDER BY 2""";
  /** CREATE ... IF NOT EXISTS of two pods at once fails with a duplicate key in the catalogue. */
  static final String LOCK_TABLES = "SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('consumerpipeline', 0))";
  static final String TRANSACTION_MICROS = "SELECT (extract(epoch FROM pg_catalog.now()) * 1000000)::bigint";

  private final Layout layout;
  private final String offsets;
  private final String resets;
  private final String deadLetters;

  SqlText(Layout layout) {
    this.layout = layout;
    this.offsets = layout.qualified(OFFSETS);
    this.resets = layout.qualified(RESETS);
    this.deadLetters = layout.qualified(layout.deadLetterTable());
  }

  String createTable() {
    return create(layout.table(), layout.columns(), layout.upsert() ? ", PRIMARY KEY (" + keys() + ")" : "");
  }

  String createUniqueIndex() {
    return "CREATE UNIQUE INDEX ON " + layout.qualified(layout.table()) + " (" + keys() + ")";
  }

  private String keys() {
    return layout.keyColumns().stream().map(Identifier::quote).collect(Collectors.joining(", "));
  }

  private String create(String table, List<Layout.Column> columns, String constraint) {
    return "CREATE TABLE " + layout.qualified(table) + " ("
        + columns.stream().map(SqlText::definition).collect(Collectors.joining(", ")) + constraint + ")";
  }

  private static String definition(Layout.Column column) {
    return Identifier.quote(column.name()) + " " + column.type().written();
  }

  String addColumn(String table, Layout.Column column) {
    return "ALTER TABLE " + layout.qualified(table) + " ADD COLUMN " + definition(column);
  }

  String createOffsets() {
    return "CREATE TABLE " + offsets + " (cluster_id text NOT NULL, consumer_group text NOT NULL, topic text NOT NULL, "
        + "partition int NOT NULL, topic_id uuid, next_offset bigint NOT NULL, leader_epoch int, owner_epoch bigint NOT NULL, "
        + "owner text NOT NULL, updated_at timestamptz NOT NULL, PRIMARY KEY (cluster_id, consumer_group, topic, partition))";
  }

  String createResets() {
    return "CREATE TABLE " + resets + " (cluster_id text NOT NULL, consumer_group text NOT NULL, topic text NOT NULL, "
        + "nonce text NOT NULL, result text NOT NULL, done_at timestamptz NOT NULL, "
        + "PRIMARY KEY (cluster_id, consumer_group, topic, nonce))";
  }

  String createDeadLetters() {
    return create(layout.deadLetterTable(), Layout.DEAD_LETTER_COLUMNS, "");
  }

  String createDeadLetterIndex() {
    return "CREATE INDEX ON " + deadLetters + " (failed_at)";
  }

  /** For the relay, and for whoever looks for one record. */
  String createOffsetIndex() {
    return "CREATE INDEX ON " + deadLetters + " (kafka_topic, kafka_partition, kafka_offset)";
  }

  String copy() {
    return copy(layout.table(), layout.columns());
  }

  String copyDeadLetters() {
    return copy(layout.deadLetterTable(), Layout.DEAD_LETTER_COLUMNS);
  }

  private String copy(String table, List<Layout.Column> columns) {
    return "COPY " + layout.qualified(table)
        + columns.stream().map(column -> Identifier.quote(column.name())).collect(Collectors.joining(", ", " (", ")"))
        + " FROM STDIN (FORMAT binary)";
  }

  /** The fence: a row moves only if it is still ours and still where we left it. */
  String advance() {
    return "UPDATE " + offsets
        + " o SET next_offset = v.next_offset, leader_epoch = v.leader_epoch, updated_at = pg_catalog.now() "
        + "FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[]) "
        + "AS v (partition, owner_epoch, from_offset, next_offset, leader_epoch) "
        + "WHERE o.cluster_id = ? AND o.consumer_group = ? AND o.topic = ? AND o.partition = v.partition "
        + "AND o.owner_epoch = v.owner_epoch AND o.next_offset = v.from_offset RETURNING o.partition";
  }

  String positions() {
    return "SELECT partition, next_offset, leader_epoch, owner_epoch, topic_id FROM " + offsets + OF_SOURCE;
  }

  String settledPositions() {
    return positions() + " AND partition = ANY (?::int[]) ORDER BY partition FOR UPDATE";
  }

  String otherCluster() {
    return "SELECT cluster_id FROM " + offsets + " WHERE cluster_id <> ? AND consumer_group = ? AND topic = ? LIMIT 1";
  }

  String start() {
    return "INSERT INTO " + offsets
        + " (cluster_id, consumer_group, topic, partition, topic_id, next_offset, owner_epoch, owner, "
        + "updated_at) VALUES (?, ?, ?, ?, ?, ?, 0, '', pg_catalog.now()) ON CONFLICT DO NOTHING";
  }

  String move() {
    return "UPDATE " + offsets + " SET next_offset = ?, leader_epoch = NULL, owner_epoch = owner_epoch + 1, owner = ?, "
        + "topic_id = coalesce(?, topic_id), updated_at = pg_catalog.now()" + OF_SOURCE
        + " AND partition = ? AND owner_epoch = ? AND next_offset = ? " + RETURNING;
  }

  String claim() {
    return "UPDATE " + offsets + " SET owner_epoch = owner_epoch + 1, owner = ?, topic_id = coalesce(topic_id, ?), "
        + "updated_at = pg_catalog.now()" + OF_SOURCE + " AND partition = ? "
        + RETURNING;
  }

  String reset() {
    return "SELECT result FROM " + resets + OF_SOURCE + " AND nonce = ?";
  }

  /** Waits for a transaction that is about to say the same. */
  String rememberReset() {
    return "INSERT INTO " + resets + " (cluster_id, consumer_group, topic, nonce, result, done_at) "
        + "VALUES (?, ?, ?, ?, ?, pg_catalog.now()) ON CONFLICT DO NOTHING";
  }

  /** Whoever owned them is fenced. */
  String disownAll() {
    return "UPDATE " + offsets + " SET owner_epoch = owner_epoch + 1, owner = '', updated_at = pg_catalog.now()" + OF_SOURCE;
  }

  String set() {
    return "INSERT INTO " + offsets
        + " AS o (cluster_id, consumer_group, topic, partition, topic_id, next_offset, owner_epoch, owner, "
        + "updated_at) VALUES (?, ?, ?, ?, ?, ?, 1, '', pg_catalog.now()) ON CONFLICT (cluster_id, consumer_group, topic, partition) "
        + "DO UPDATE SET topic_id = coalesce(excluded.topic_id, o.topic_id), next_offset = excluded.next_offset, leader_epoch = NULL, "
        + "owner_epoch = o.owner_epoch + 1";
  }
}
