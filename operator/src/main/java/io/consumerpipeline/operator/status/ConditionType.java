package io.consumerpipeline.operator.status;

/** What the conditions of a pipeline are about, in the order in which they are shown. */
public enum ConditionType {
  /** Whether the pipeline does what it is asked to. */
  Ready,
  /** Present while the operator works towards what is wanted. */
  Reconciling,
  /** Present while nothing moves on until somebody changes something. */
  Stalled,
  /** Whether topic and group can be read. */
  SourceConnected,
  /** Whether rows can be stored. */
  SinkConnected,
  /** Whether dead letters reach their topic; only where there is one. */
  DeadLetterTopicConnected,
  /** Whether the pipeline is less behind than its threshold. */
  LagWithinThreshold,
  /** Whether the number of pods follows the load. */
  ScalingActive,
  /** Present while it does: whether the load would need more pods than there may be. */
  ScalingLimited
}
