package io.consumerpipeline.operator.scaling;

/** The rule that had the last word in a decision. */
public enum Reason {
  /** What arrives and what is behind need so many. */
  Need(false),
  /** The broker tells no lag, or none that can be believed. */
  LagUnknown(false),
  /** No pod tells how fast it is. */
  RateUnknown(false),
  /** Nothing runs that more of it could speed up. */
  PodsNotReady(false),
  /** The sink is away: more replicas would only wait with the others. */
  SinkUnavailable(false),
  /** Unknown for too long: what the user wants in that case. */
  Fallback(false),
  /** Partitions come whole: so many share them as well as one more would. */
  EvenShare(false),
  /** A partition needs more than one replica, and only one can read it. */
  HotPartition(true),
  /** More replicas brought nothing before. */
  SinkLimited(true),
  /** Data will be deleted before it is stored: nothing else counts. */
  DataExpiring(false),
  /** The user's maximum. */
  MaxReplicas(true),
  /** The user's minimum. */
  MinReplicas(true),
  /** Each partition has a replica. */
  Partitions(true),
  /** The sink's connections. */
  Connections(true),
  /** Nothing arrived for long enough to sleep. */
  Idle(false),
  /** Nothing arrives, but not for long enough. */
  CoolingDown(false),
  /** Records arrived for a pipeline that slept. */
  Activated(false),
  /** The difference is too small. */
  WithinTolerance(false),
  /** Not fewer before the backlog is gone. */
  CatchingUp(false),
  /** The load rises: fewer would soon be too few. */
  Rising(false),
  /** The observations of the stabilisation window do not agree yet. */
  Stabilizing(false),
  /** The policies of {@code behavior} allow no more at once. */
  StepLimited(true);

  private final boolean limit;

  Reason(boolean limit) {
    this.limit = limit;
  }

  /** Whether the load would need another count than it gets: the condition {@code ScalingLimited}. */
  public boolean isLimit() {
    return limit;
  }
}
