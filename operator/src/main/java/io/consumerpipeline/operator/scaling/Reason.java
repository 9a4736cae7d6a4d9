package io.consumerpipeline.operator.scaling;

/** The rule that had the last word in a decision. */
public enum Reason {
  /** What arrives and what is behind need so many. */
  Need(Kind.Decided),
  /** The broker tells no lag, or none that can be believed. */
  LagUnknown(Kind.Unknown),
  /** No pod tells how fast it is. */
  RateUnknown(Kind.Unknown),
  /** Nothing runs that more of it could speed up. */
  PodsNotReady(Kind.Unknown),
  /** The sink is away: more replicas would only wait with the others. */
  SinkUnavailable(Kind.Unknown),
  /** Unknown for too long: what the user wants in that case. */
  Fallback(Kind.Unknown),
  /** Partitions come whole: so many share them as well as one more would. */
  EvenShare(Kind.Decided),
  /** A partition needs more than one replica, and only one can read it. */
  HotPartition(Kind.Limit),
  /** More replicas brought nothing before. */
  SinkLimited(Kind.Limit),
  /** Data will be deleted before it is stored: nothing else counts. */
  DataExpiring(Kind.Decided),
  /** The user's maximum. */
  MaxReplicas(Kind.Limit),
  /** The user's minimum. */
  MinReplicas(Kind.Decided),
  /** Each partition has a replica. */
  Partitions(Kind.Limit),
  /** The sink's connections. */
  SinkConnections(Kind.Limit),
  /** Nothing arrived for long enough to sleep. */
  Idle(Kind.Decided),
  /** Nothing arrives, but not for long enough. */
  CoolingDown(Kind.Decided),
  /** Records arrived for a pipeline that slept. */
  Activated(Kind.Decided),
  /** The difference is too small. */
  WithinTolerance(Kind.Decided),
  /** Not fewer before the backlog is gone. */
  CatchingUp(Kind.Decided),
  /** The load rises: fewer would soon be too few. */
  Rising(Kind.Decided),
  /** The observations of the stabilisation window do not agree yet. */
  Stabilizing(Kind.Decided),
  /** The policies of {@code behavior} allow no more at once. */
  StepLimited(Kind.Limit);

  private enum Kind {
    Decided, Limit, Unknown
  }

  private final Kind kind;

  Reason(Kind kind) {
    this.kind = kind;
  }

  /** Whether the load would need more than it gets: the condition {@code ScalingLimited}. */
  public boolean isLimit() {
    return kind == Kind.Limit;
  }

  /** Whether nobody knows what the load needs: then {@code ScalingActive} is false. */
  public boolean isUnknown() {
    return kind == Kind.Unknown;
  }
}
