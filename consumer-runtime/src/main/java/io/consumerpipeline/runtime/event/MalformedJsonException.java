package io.consumerpipeline.runtime.event;

import io.consumerpipeline.contract.DeadLetterReason;

/** Bytes that are no JSON object. The message tells what and where, and shows none of them. No stack trace: bad records may be many. */
final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  MalformedJsonException(String what, int position) {
    this(DeadLetterReason.Decode, what, position);
  }

  MalformedJsonException(DeadLetterReason reason, String what, int position) {
    super(what + " at byte " + position, null, false, false);
    this.reason = reason;
  }

  DeadLetterReason reason() {
    return reason;
  }
}
