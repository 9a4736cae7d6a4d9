package io.consumerpipeline.runtime.sink.postgresql;

/**
 * How long PostgreSQL is waited for. pgjdbc waits for ever unless told otherwise (its issues 1508 and 1556). The socket waits longer than
 * the statement may take, so that the server's own answer comes first; a transaction that nobody ends is ended by the server,
 * so that a frozen pod cannot hold a position for long.
 */
public record Timeouts(int connectSeconds, int socketSeconds, int statementSeconds, int lockSeconds,
    int idleInTransactionSeconds) {

  /** What pods use. */
  public static Timeouts standard() {
    return new Timeouts(10, 75, 60, 10, 30);
  }

  /** For looks that somebody waits for. */
  public static Timeouts brief() {
    return new Timeouts(4, 6, 5, 2, 20);
  }
}
