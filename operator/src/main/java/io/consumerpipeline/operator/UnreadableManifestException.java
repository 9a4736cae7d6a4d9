package io.consumerpipeline.operator;

/** A file that holds no ConsumerPipeline. */
final class UnreadableManifestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  UnreadableManifestException(String why) {
    super(why);
    this.why = why;
  }

  /** The cause, in one line. */
  String why() {
    return why;
  }
}
