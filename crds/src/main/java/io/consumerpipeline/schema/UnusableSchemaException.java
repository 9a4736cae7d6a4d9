package io.consumerpipeline.schema;

/** A text that no event can be judged by. The message says in one line what is wrong and what to write. */
public final class UnusableSchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableSchemaException(String message) {
    super(message);
  }
}
