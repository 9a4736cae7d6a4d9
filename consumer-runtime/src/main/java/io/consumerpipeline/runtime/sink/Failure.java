package io.consumerpipeline.runtime.sink;

import io.consumerpipeline.runtime.deadletter.Rejection;
import java.util.Set;

/**
 * What a failure of the sink means for delivery. Every failure is one of these; only {@link Poison} ever leads to dead letters.
 * Messages hold neither secrets nor data and say what to do where somebody has to.
 */
public sealed interface Failure {

  /** One CamelCase word for programs. */
  String reason();

  /** For people. */
  String message();

  /** The sink is away: wait, connect anew, try again, for ever. */
  record Outage(String reason, String message) implements Failure {}

  /** The sink is there but cannot now: wait, try again, for ever. */
  record Busy(String reason, String message) implements Failure {}

  /**
   * At least one of the rows can never be stored.
   *
   * @param row which of those written, counted from 0, as the sink suspects; -1 if it does not
   */
  record Poison(Rejection rejection, int row) implements Failure {
    @Override
    public String reason() {
      return rejection.reason().name();
    }

    @Override
    public String message() {
      return rejection.message();
    }
  }

  /** Somebody has to change something; until then nothing is written and nothing is set aside. */
  record Setup(String reason, String message) implements Failure {}

  /** The connection broke during COMMIT: read the positions to know whether it took place. */
  record InDoubt(String reason, String message) implements Failure {}

  /** These partitions belong to another owner now; nothing was written. */
  record Fenced(Set<Integer> partitions) implements Failure {
    @Override
    public String reason() {
      return "Fenced";
    }

    @Override
    public String message() {
      return "another consumer has taken over, or the stored position was changed";
    }
  }
}
