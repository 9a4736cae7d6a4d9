package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.Rejection;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an SQLSTATE means for delivery. A state nobody thought of stops with its text rather than set records aside. */
final class SqlStates {
  private static final int LONGEST_MESSAGE = 300;
  /** The driver has no type or state of its own for a standby; its texts are English, as the image has no other language. */
  private static final String NO_PRIMARY = "targetServerType: primary";
  /** "COPY t, line 3, column a": the number is there in every language of the server. */
  private static final Pattern LINE = Pattern.compile("COPY [^,]*, \\S+ (\\d+)");

  private SqlStates() {}

  /** The failure of a statement. */
  static SinkException onStatement(SQLException e) {
    return new SinkException(classify(e), e);
  }

  /** The failure of a COMMIT: whoever loses the connection then does not know how it ended. */
  static SinkException onCommit(SQLException e) {
    Failure failure = classify(e);
    if (failure instanceof Failure.Outage outage) {
      return new SinkException(new Failure.InDoubt(outage.reason(), outage.message()), e);
    }
    return new SinkException(failure, e);
  }

  /** The failure of a login. */
  static SinkException onConnect(SQLException e, ConnectionSettings settings) {
    Failure failure = classify(e);
    return new SinkException(switch (failure) {
      case Failure.Outage outage when outage.message().contains(NO_PRIMARY) ->
        new Failure.Outage("ReadOnly",
            settings.address() + ": the server only reads: name the host of the primary in the connection "
                + "Secret, or take default_transaction_read_only back with ALTER ROLE, ALTER DATABASE or ALTER SYSTEM ... RESET");
      case Failure.Outage outage -> new Failure.Outage(outage.reason(), settings.address() + ": " + outage.message());
      case Failure.Busy busy -> new Failure.Busy(busy.reason(), settings.address() + ": " + busy.message());
      case Failure.Setup setup -> new Failure.Setup(setup.reason(), settings.address() + ": " + setup.message());
      default -> failure;
    }, e);
  }

  private static Failure classify(SQLException e) {
    String state = e.getSQLState() == null ? "08000" : e.getSQLState();
    String message = message(e);
    return switch (SqlClass.meaning(state)) {
      case OUTAGE -> new Failure.Outage(outageReason(state), message);
      case BUSY -> new Failure.Busy(busyReason(state), message);
      // What the driver itself complains about is no word of the database on a row.
      case POISON -> server(e) == null ? setup(e, state, message) : poison(e, state, message);
      case SETUP -> setup(e, state, message);
    };
  }

  private static String outageReason(String state) {
    return switch (state) {
      case "25006" -> "ReadOnly";
      case "53100" -> "DiskFull";
      case "58030" -> "DiskFailure";
      default -> switch (state.substring(0, 2)) {
        case "08" -> "Unreachable";
        case "57" -> "ShuttingDown";
        default -> "Unavailable";
      };
    };
  }

  private static String busyReason(String state) {
    return switch (state) {
      case "57014" -> "Slow";
      case "53300" -> "TooManyConnections";
      default -> switch (state.substring(0, 2)) {
        case "53" -> "OutOfResources";
        case "55" -> "Locked";
        default -> "Conflict";
      };
    };
  }

  private static Failure setup(SQLException e, String state, String message) {
    String what = message + " (SQLSTATE " + state + ")";
    return switch (state) {
      case "42P01" -> new Failure.Setup("MissingTable", what + ": create it, or set sink.postgresql.createTables to true");
      case "42703" ->
        new Failure.Setup("MissingColumn", what + ": add it with ALTER TABLE … ADD COLUMN, or remove it from the pipeline");
      case "42501" -> new Failure.Setup("MissingGrant",
          what + ": grant the user USAGE on the schema and SELECT, INSERT, UPDATE on the pipeline's tables, with writeMode Upsert"
              + " DELETE too and TEMPORARY on the database");
      case "28P01", "28000" -> new Failure.Setup("LoginRefused",
          what + ": put the right user and password into the connection Secret; it is read again at the next attempt");
      case "3D000", "57P04" ->
        new Failure.Setup("MissingDatabase", what + ": create it, or name another one in the connection Secret");
      case "3F000" -> new Failure.Setup("MissingSchema", what + ": create it with CREATE SCHEMA");
      case "22P03", "22P04" -> new Failure.Setup("ColumnTypeMismatch",
          what + ": a column's type was changed; make the pipeline's column types and the table's the same" + column(e));
      default -> new Failure.Setup("Refused", what + ": the statement can never succeed as the database is set up");
    };
  }

  private static String column(SQLException e) {
    ServerErrorMessage server = server(e);
    return server == null || server.getColumn() == null ? "" : " (column " + server.getColumn() + ")";
  }

  private static Failure poison(SQLException e, String state, String message) {
    ServerErrorMessage server = server(e);
    String constraint = server == null || server.getConstraint() == null ? "" : ", constraint " + server.getConstraint();
    String column = server == null ? null : server.getColumn();
    return new Failure.Poison(
        Rejection.ofDatabase(reason(state), "the database refused the row: " + message + " (SQLSTATE " + state
            + constraint + ")", column),
        row(server));
  }

  private static DeadLetterReason reason(String state) {
    return switch (state) {
      case "22001" -> DeadLetterReason.TooLong;
      case "22003", "22008", "22015" -> DeadLetterReason.OutOfRange;
      case "22P05", "22021" -> DeadLetterReason.UnsupportedCharacter;
      default -> switch (state.substring(0, 2)) {
        case "22" -> DeadLetterReason.WrongType;
        case "54" -> DeadLetterReason.TooLong;
        default -> DeadLetterReason.Constraint;
      };
    };
  }

  /** Where COPY was when it failed; the rest of that text may hold data. */
  private static int row(@Nullable ServerErrorMessage server) {
    if (server == null || server.getWhere() == null) {
      return -1;
    }
    Matcher matcher = LINE.matcher(server.getWhere());
    return matcher.find() && matcher.group(1).length() < 10 ? Integer.parseInt(matcher.group(1)) - 1 : -1;
  }

  private static @Nullable ServerErrorMessage server(SQLException e) {
    return e instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
  }

  private static String message(SQLException e) {
    ServerErrorMessage server = server(e);
    String message = server == null ? e.getMessage() : server.getMessage();
    String line = (message == null ? e.getClass().getSimpleName() : message).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
  }
}
