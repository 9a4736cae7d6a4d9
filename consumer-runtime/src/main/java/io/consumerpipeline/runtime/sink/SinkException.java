package io.consumerpipeline.runtime.sink;

import org.jspecify.annotations.Nullable;

/** A failure of the sink, classified. */
public final class SinkException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Seen by us. */
  public SinkException(Failure failure) {
    this(failure, null);
  }

  /** Seen by the driver. */
  public SinkException(Failure failure, @Nullable Throwable cause) {
    super(failure.reason() + ": " + failure.message(), cause);
    this.failure = failure;
  }

  /** What it means. */
  public Failure failure() {
    return failure;
  }
}
