package io.consumerpipeline.runtime.deadletter;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.contract.DeadLetterReason.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Why a record can never be stored.
 *
 * @param message for people; it never holds the event, at most the beginning of one value
 * @param field the path of the field at fault, if it is one field
 * @param outcome under which the record is counted
 */
public record Rejection(DeadLetterReason reason, String message, @Nullable String field, Outcome outcome) {

  /** Found before the database saw the record. */
  public static Rejection ofEvent(DeadLetterReason reason, String message, @Nullable String field) {
    return new Rejection(reason, message, field, reason.outcome());
  }

  /** Found by the database. */
  public static Rejection ofDatabase(DeadLetterReason reason, String message, @Nullable String field) {
    return new Rejection(reason, message, field, Outcome.DB_ERROR);
  }
}
