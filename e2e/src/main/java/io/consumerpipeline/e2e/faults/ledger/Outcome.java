package io.consumerpipeline.e2e.faults.ledger;

import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TransactionAbortedException;

/** What the producer knows of an event at the end of its run. */
public enum Outcome {
  /** The brokers have it, and the transaction it was in, if any, is committed: it must be in the sink exactly once. */
  ACKNOWLEDGED,
  /** A time-out or a lost connection hides whether the brokers have it: it may be in the sink, but not twice. */
  UNKNOWN,
  /** The brokers refused it: it must not be in the sink. */
  FAILED,
  /** Its transaction was aborted: it must not be in the sink. */
  ABORTED;

  /** Whether a consumer that reads committed records may ever see the event. */
  public boolean mayBeStored() {
    return switch (this) {
      case ACKNOWLEDGED, UNKNOWN -> true;
      case FAILED, ABORTED -> false;
    };
  }

  /** The outcome of a send that ended with this error. What is not surely a refusal is unknown. */
  static Outcome of(Exception error) {
    return switch (error) {
      case RecordTooLargeException e -> FAILED;
      case RecordBatchTooLargeException e -> FAILED;
      case InvalidTopicException e -> FAILED;
      case SerializationException e -> FAILED;
      case TransactionAbortedException e -> ABORTED;
      default -> UNKNOWN;
    };
  }
}
