package io.consumerpipeline.operator.status;

/**
 * A condition before anybody has looked at what it was before.
 *
 * @param reason one CamelCase word: of {@link Reason}, of a problem with the spec, or the word of a pod
 * @param message without figures that change by themselves
 */
record Verdict(ConditionType type, Truth truth, String reason, String message) {
  Verdict(ConditionType type, Truth truth, Reason reason, String message) {
    this(type, truth, reason.name(), message);
  }
}
