package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.event.RecordJson;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The parameters of a dead letter. */
final class DeadLetterRow {
  private final PreparedStatement statement;
  private int column;

  private DeadLetterRow(PreparedStatement statement) {
    this.statement = statement;
  }

  /** In the order of {@link SqlText#insertDeadLetter}. */
  static void bind(DeadLetter letter, String consumerGroup, PreparedStatement statement) throws SQLException {
    ConsumerRecord<byte[], byte[]> record = letter.record();
    var row = new DeadLetterRow(statement);
    row.text(record.topic());
    statement.setInt(++row.column, record.partition());
    statement.setLong(++row.column, record.offset());
    row.time(record.timestamp());
    statement.setBytes(++row.column, record.key());
    row.text(new String(RecordJson.headers(record), StandardCharsets.UTF_8));
    statement.setBytes(++row.column, record.value());
    row.text(letter.eventType());
    row.text(letter.rejection().reason().name());
    row.text(letter.rejection().message());
    row.text(letter.rejection().field());
    statement.setInt(++row.column, letter.attempts());
    row.text(consumerGroup);
  }

  private void text(@Nullable String text) throws SQLException {
    statement.setString(++column, text == null ? null : text.replace('\0', '\uFFFD'));
  }

  private void time(long epochMilli) throws SQLException {
    if (epochMilli < 0) {
      statement.setNull(++column, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(++column, OffsetDateTime.ofInstant(Instant.ofEpochMilli(epochMilli), ZoneOffset.UTC));
    }
  }
}
