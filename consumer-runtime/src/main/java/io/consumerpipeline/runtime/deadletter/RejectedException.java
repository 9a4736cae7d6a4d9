package io.consumerpipeline.runtime.deadletter;

import io.consumerpipeline.contract.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** A record that can never be stored. It has no stack trace: bad records are data, and may be many. */
public final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  /** With the rejection it stands for. */
  public RejectedException(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  /** Found before the database saw the record. */
  public RejectedException(DeadLetterReason reason, String message, @Nullable String field) {
    this(Rejection.ofEvent(reason, message, field));
  }

  /** Why. */
  public Rejection rejection() {
    return rejection;
  }
}
