package io.consumerpipeline.operator.event;

/** Reasons of the Kubernetes Events that are not the reason of a condition. */
public enum EventReason {
  /** An object was changed or deleted by somebody else and has been put right. */
  DriftCorrected,
  /** What the spec asks for once has begun. */
  ActionStarted,
  /** What the spec asks for once is done. */
  ActionDone,
  /** What the spec asks for once cannot be done. */
  ActionFailed,
  /** Records were gone from the topic before they were stored, and reading went on behind them. */
  DataLost,
  /** The load needs more pods. */
  ScaledUp,
  /** The load needs fewer pods. */
  ScaledDown,
  /** In a dry run: the number of pods should be another than it was to be. */
  ScalingRecommended
}
