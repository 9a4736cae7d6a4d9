package io.consumerpipeline.operator.scaling;

/**
 * What to do when nothing can be known: KEDA's {@code fallback}.
 *
 * @param failureThreshold observations in a row that tell nothing
 */
public record Fallback(int failureThreshold, int replicas, Policy policy) {
  /** How the fallback meets the replicas that there are. */
  public enum Policy {
    /** It replaces them. */
    Static,
    /** They stay. */
    CurrentReplicas,
    /** They stay if they are more. */
    CurrentReplicasIfHigher,
    /** They stay if they are fewer. */
    CurrentReplicasIfLower
  }

  int replicas(int current) {
    return switch (policy) {
      case Static -> replicas;
      case CurrentReplicas -> current;
      case CurrentReplicasIfHigher -> Math.max(current, replicas);
      case CurrentReplicasIfLower -> Math.min(current, replicas);
    };
  }
}
