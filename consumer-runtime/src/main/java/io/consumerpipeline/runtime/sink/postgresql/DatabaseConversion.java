package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.postgresql.type.TextConversion;
import io.consumerpipeline.runtime.sink.postgresql.type.UnfitException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Asks on the writer's own connection, while no transaction is open; what was asked lately is known. */
final class DatabaseConversion implements TextConversion {
  private static final int MOST_KNOWN = 1_000;

  private record Question(String text, String type) {}

  private final Connection connection;
  private final Map<Question, byte[]> known = new HashMap<>();

  DatabaseConversion(Connection connection) {
    this.connection = connection;
  }

  @Override
  public byte[] convert(String text, String type) throws UnfitException, SinkException {
    var question = new Question(text, type);
    byte[] answer = known.get(question);
    if (answer == null) {
      answer = ask(text, type);
      if (known.size() == MOST_KNOWN) {
        known.clear();
      }
      known.put(question, answer);
    }
    return answer;
  }

  private byte[] ask(String text, String type) throws UnfitException, SinkException {
    try (PreparedStatement statement = connection.prepareStatement(query(type))) {
      statement.setString(1, text);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBytes(1);
      }
    } catch (SQLException e) {
      SinkException failure = SqlStates.onStatement(e);
      if (failure.failure() instanceof Failure.Poison poison) {
        DeadLetterReason reason = poison.rejection().reason();
        throw new UnfitException(reason,
            reason == DeadLetterReason.OutOfRange ? "exceeds the range of " + type : "is no " + type);
      }
      throw failure;
    }
  }

  /** The function that PostgreSQL itself uses to send a value in binary. Types come from {@link Layout}, so they are plain words. */
  private static String query(String type) {
    String function = switch (type) {
      case "date" -> "date_send";
      case "time" -> "time_send";
      case "interval" -> "interval_send";
      case "inet" -> "inet_send";
      case "timestamp" -> "timestamp_send";
      case "timestamptz" -> "timestamptz_send";
      default -> "numeric_send";
    };
    return "SELECT pg_catalog." + function + "(?::text::" + type + ")";
  }
}
