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

/** Asks on the writer's own connection, while no transaction is open. */
final class DatabaseConversion implements TextConversion {
  private final Connection connection;

  DatabaseConversion(Connection connection) {
    this.connection = connection;
  }

  @Override
  public byte[] convert(String text, String type) throws UnfitException, SinkException {
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
      case "timestamp" -> "timestamp_send";
      case "timestamptz" -> "timestamptz_send";
      default -> "numeric_send";
    };
    return "SELECT pg_catalog." + function + "(?::text::" + type + ")";
  }
}
