package io.consumerpipeline.runtime.offsets;

/** What was asked for cannot be done as things are; the message says why and what to do, and trying again changes nothing. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
