package io.consumerpipeline.operator.status;

/** The three statuses of a condition. */
public enum Truth {
  True, False, Unknown
}
