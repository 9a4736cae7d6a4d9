package io.consumerpipeline.operator.event;

/** Reasons of the Kubernetes Events that are not the reason of a condition. */
public enum EventReason {
  /** An object was changed or deleted by somebody else and has been put right. */
  DriftCorrected
}
