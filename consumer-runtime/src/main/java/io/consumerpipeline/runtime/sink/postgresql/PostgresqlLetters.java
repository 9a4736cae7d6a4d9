package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.deadletter.DeadLetterBudget.Past;
import io.consumerpipeline.runtime.deadletter.StoredLetter;
import io.consumerpipeline.runtime.sink.Letters;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.postgresql.jdbc.PgConnection;

/** The dead-letter table, and the table that says how far it was passed on; each statement commits by itself. */
final class PostgresqlLetters implements Letters {
  private final PgConnection connection;
  private final LetterText sql;

  PostgresqlLetters(PgConnection connection, LetterText sql) {
    this.connection = connection;
    this.sql = sql;
  }

  @Override
  public List<Long> byMinute(SourceIdentity source, int partition, int minutes) throws SinkException {
    var counts = new ArrayList<>(Collections.nCopies(minutes, 0L));
    try (PreparedStatement statement = ofPartition(sql.byMinute(), source, partition)) {
      statement.setInt(4, minutes);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          counts.set(Math.clamp(result.getInt(1), 0, minutes - 1), result.getLong(2));
        }
      }
      return List.copyOf(counts);
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Past past(SourceIdentity source, int partition, long nextOffset, Duration window) throws SinkException {
    try (PreparedStatement statement = ofPartition(sql.past(), source, partition)) {
      statement.setLong(4, window.toSeconds());
      statement.setLong(5, nextOffset);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        long letters = result.getLong(1);
        return new Past(letters == 0 ? 0 : nextOffset - result.getLong(2), letters);
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public Duration claimed(SourceIdentity source, int partition, long ownerEpoch, String restart, OptionalLong relayFrom)
      throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.claimed())) {
      key(statement, 1, source, partition);
      statement.setString(5, restart);
      statement.setBoolean(6, !restart.isEmpty() && ownerEpoch > 1);
      statement.setObject(7, relayFrom.isPresent() ? relayFrom.getAsLong() : null, Types.BIGINT);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return Duration.ofSeconds(result.getLong(1));
      }
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  @Override
  public List<StoredLetter> pending(SourceIdentity source, int partition, long ownerEpoch, int most) throws SinkException {
    try (PreparedStatement statement = ofPartition(sql.pending(), source, partition)) {
      key(statement, 4, source, partition);
      statement.setLong(8, ownerEpoch);
      statement.setInt(9, most);
      var letters = new ArrayList<StoredLetter>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          letters.add(letter(result));
        }
      }
      return letters;
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  private static StoredLetter letter(ResultSet row) throws SQLException {
    OffsetDateTime timestamp = row.getObject(4, OffsetDateTime.class);
    var record = new ConsumerRecord<>(row.getString(1), row.getInt(2), row.getLong(3),
        timestamp == null ? ConsumerRecord.NO_TIMESTAMP : timestamp.toInstant().toEpochMilli(), TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE, ConsumerRecord.NULL_SIZE, row.getBytes(5), row.getBytes(7), new RecordHeaders(),
        Optional.empty());
    return new StoredLetter(record, row.getString(6), row.getString(8), row.getString(9), row.getString(10), row.getString(11),
        row.getInt(12), row.getString(13), row.getObject(14, OffsetDateTime.class).toInstant());
  }

  @Override
  public void relayed(SourceIdentity source, int partition, long ownerEpoch, long nextOffset) throws SinkException {
    try (PreparedStatement statement = connection.prepareStatement(sql.relayed())) {
      statement.setLong(1, nextOffset);
      key(statement, 2, source, partition);
      statement.setLong(6, ownerEpoch);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw SqlStates.onStatement(e);
    }
  }

  private PreparedStatement ofPartition(String text, SourceIdentity source, int partition) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    statement.setString(1, source.consumerGroup());
    statement.setString(2, source.topic());
    statement.setInt(3, partition);
    return statement;
  }

  private static void key(PreparedStatement statement, int first, SourceIdentity source, int partition) throws SQLException {
    statement.setString(first, source.clusterId());
    statement.setString(first + 1, source.consumerGroup());
    statement.setString(first + 2, source.topic());
    statement.setInt(first + 3, partition);
  }
}
