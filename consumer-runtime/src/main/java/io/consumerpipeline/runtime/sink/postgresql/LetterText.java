package io.consumerpipeline.runtime.sink.postgresql;

/** The statements about dead letters that are there already. */
final class LetterText {
  static final String TABLE = "consumerpipeline_letters";
  private static final String KEY = "cluster_id, consumer_group, topic, partition";
  private static final String OF_PARTITION = " WHERE consumer_group = ? AND kafka_topic = ? AND kafka_partition = ?";

  private final String letters;
  private final String offsets;
  private final String deadLetters;

  LetterText(Layout layout) {
    this.letters = layout.qualified(TABLE);
    this.offsets = layout.qualified(SqlText.OFFSETS);
    this.deadLetters = layout.qualified(layout.deadLetterTable());
  }

  String create() {
    return "CREATE TABLE " + letters + " (cluster_id text NOT NULL, consumer_group text NOT NULL, topic text NOT NULL, "
        + "partition int NOT NULL, restart text NOT NULL, restarted_at timestamptz NOT NULL, relayed_offset bigint, "
        + "PRIMARY KEY (" + KEY + "))";
  }

  String byMinute() {
    return "SELECT (extract(epoch FROM pg_catalog.now() - failed_at) / 60)::int AS age, pg_catalog.count(*) FROM " + deadLetters
        + OF_PARTITION + " AND failed_at > pg_catalog.now() - ? * interval '1 minute' GROUP BY age";
  }

  String past() {
    return "SELECT pg_catalog.count(*), pg_catalog.min(kafka_offset) FROM " + deadLetters + OF_PARTITION
        + " AND failed_at > pg_catalog.now() - ? * interval '1 second' AND kafka_offset < ?";
  }

  /**
   * A nonce lifts a hold when it is first seen, but not that with which a pipeline is born: its first claim of all has epoch 1.
   * Positions that were set back have letters passed on again; their keys are the same.
   */
  String claimed() {
    return "INSERT INTO " + letters + " AS l (" + KEY + ", restart, restarted_at, relayed_offset) "
        + "VALUES (?, ?, ?, ?, ?, CASE WHEN ? THEN pg_catalog.now() ELSE pg_catalog.to_timestamp(0) END, ?) "
        + "ON CONFLICT (" + KEY + ") DO UPDATE SET "
        + "restart = CASE WHEN EXCLUDED.restart = '' THEN l.restart ELSE EXCLUDED.restart END, "
        + "restarted_at = CASE WHEN EXCLUDED.restart IN ('', l.restart) THEN l.restarted_at ELSE pg_catalog.now() END, "
        + "relayed_offset = CASE WHEN EXCLUDED.relayed_offset IS NULL THEN NULL "
        + "ELSE least(l.relayed_offset, EXCLUDED.relayed_offset) END "
        + "RETURNING extract(epoch FROM pg_catalog.now() - restarted_at)::bigint";
  }

  String pending() {
    return "SELECT kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, kafka_key, headers, value, event_type, reason, "
        + "message, field, attempts, consumer_group, failed_at FROM " + deadLetters + OF_PARTITION
        + " AND kafka_offset >= (SELECT l.relayed_offset FROM " + letters + " l JOIN " + offsets + " o USING (" + KEY
        + ") WHERE l.cluster_id = ? AND l.consumer_group = ? AND l.topic = ? AND l.partition = ? AND o.owner_epoch = ?) "
        + "ORDER BY kafka_offset LIMIT ?";
  }

  String relayed() {
    return "UPDATE " + letters + " l SET relayed_offset = ? FROM " + offsets + " o WHERE l.cluster_id = ? "
        + "AND l.consumer_group = ? AND l.topic = ? AND l.partition = ? AND o.cluster_id = l.cluster_id "
        + "AND o.consumer_group = l.consumer_group AND o.topic = l.topic AND o.partition = l.partition AND o.owner_epoch = ?";
  }
}
