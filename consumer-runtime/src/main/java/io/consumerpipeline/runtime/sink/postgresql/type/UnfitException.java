package io.consumerpipeline.runtime.sink.postgresql.type;

import io.consumerpipeline.contract.DeadLetterReason;

/** A value that does not fit its column; the message completes "the value … ". No stack trace: bad values are data, and may be many. */
public final class UnfitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  /** With the words that complete the sentence. */
  public UnfitException(DeadLetterReason reason, String why) {
    super(why, null, false, false);
    this.reason = reason;
  }

  static UnfitException wrongType(String type) {
    return new UnfitException(DeadLetterReason.WrongType, "is no " + type);
  }

  static UnfitException outOfRange(String type) {
    return new UnfitException(DeadLetterReason.OutOfRange, "exceeds the range of " + type);
  }

  static UnfitException unsupportedCharacter() {
    return new UnfitException(DeadLetterReason.UnsupportedCharacter,
        "holds a character that PostgreSQL cannot store (U+0000 or half of a surrogate pair)");
  }

  /** Its class. */
  public DeadLetterReason reason() {
    return reason;
  }
}
