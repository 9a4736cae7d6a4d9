package io.consumerpipeline.operator.plan;

/**
 * Something in a resource that cannot be done.
 *
 * @param field where it stands, for example {@code spec.events.maxBytes}
 * @param message the cause and the next step, in one sentence
 */
public record Problem(Reason reason, String field, String message) {
  /** One word for programs; a reason of the condition {@code Ready}. */
  public enum Reason {
    /** A required field is absent. */
    MissingField,
    /** A field that the resource does not have. */
    UnknownField,
    /** Text that is no amount of bytes or cores. */
    InvalidAmount,
    /** A number or an amount is outside its bounds. */
    OutOfRange,
    /** A name is longer than the system that it is for allows. */
    NameTooLong,
    /** Two entries of a list have one name. */
    DuplicateName,
    /** Two fields exclude each other. */
    Contradiction,
    /** A label key is malformed or belongs to the operator. */
    InvalidLabel,
    /** The ConfigMap of a schema, or its key, is not there. */
    SchemaNotFound,
    /** What a type refers to is no JSON Schema that can be used. */
    InvalidSchema
  }

  @Override
  public String toString() {
    return field + ": " + message + " (" + reason + ")";
  }
}
