package io.consumerpipeline.contract;

import java.util.Locale;

/**
 * Why a record can never be stored. One enum for the dead-letter table, metrics and redrive.
 *
 * <p>Each reason counts under one outcome of {@code consumerpipeline_events_total}, as in the system this replaces: what is
 * no JSON object is a {@code decode_error}, what fails validation is {@code skipped}, what the database refuses is a {@code db_error}.
 */
public enum DeadLetterReason {
  /** The value is no JSON object. */
  Decode(Outcome.DECODE_ERROR),
  /** A required field, or the one that holds the type, is absent or null. */
  MissingField(Outcome.SKIPPED),
  /** A value does not fit the column's type, or is not what the schema of its event type asks for. */
  WrongType(Outcome.SKIPPED),
  /** A number or date exceeds the column's type, or a number or count the bounds of the schema. */
  OutOfRange(Outcome.SKIPPED),
  /** A text exceeds {@code varchar(n)}, or the schema's {@code maxLength}. */
  TooLong(Outcome.SKIPPED),
  /** A constraint of the table refuses the row: not null, unique, foreign key, check, or a trigger. */
  Constraint(Outcome.DB_ERROR),
  /** Text that PostgreSQL cannot hold, such as the character U+0000. */
  UnsupportedCharacter(Outcome.SKIPPED),
  /** An event type that is not declared, with {@code unknownType: DeadLetter}. */
  UnknownType(Outcome.SKIPPED),
  /** The value exceeds {@code events.maxBytes}. */
  TooLarge(Outcome.SKIPPED);

  private final Outcome outcome;

  DeadLetterReason(Outcome outcome) {
    this.outcome = outcome;
  }

  /** Under which outcome a record with this reason is counted, unless it was the database that refused it: then {@code DB_ERROR}. */
  public Outcome outcome() {
    return outcome;
  }

  /** What finally became of a record; the label {@code status} of {@code consumerpipeline_events_total}. */
  public enum Outcome {
    OK, SKIPPED, DB_ERROR, DECODE_ERROR;

    /** As the label is written: {@code db_error}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
