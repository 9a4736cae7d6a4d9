package io.consumerpipeline.operator.status;

/**
 * Something that keeps the operator from doing what the resource asks for, until somebody changes it. What ran before goes on.
 *
 * @param reason one CamelCase word
 * @param message object, cause and next step
 */
public record Obstacle(String reason, String message) {
  /** An obstacle of a documented reason. */
  public static Obstacle of(Reason reason, String message) {
    return new Obstacle(reason.name(), message);
  }
}
