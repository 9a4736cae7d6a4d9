package io.consumerpipeline.operator.scaling;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast the number of replicas may change: the {@code behavior} of an {@code autoscaling/v2} HorizontalPodAutoscaler, field by
 * field.
 */
public record Behavior(Direction scaleUp, Direction scaleDown) {
  /**
   * Up in one step, as the need is computed and not felt for; down when five minutes agree on it. HPA's own defaults for down (300 s,
   * 100 % in 15 s) are the same; for up it allows 100 % or 4 pods in 15 s.
   */
  public static final Behavior DEFAULT = new Behavior(new Direction(Duration.ZERO, List.of(), Select.Max),
      new Direction(Duration.ofMinutes(5), List.of(), Select.Max));

  /**
   * One way.
   *
   * @param stabilization how long all observations must agree
   * @param policies limits of change; none means no limit
   */
  public record Direction(Duration stabilization, List<Policy> policies, Select select) {
    public Direction {
      policies = List.copyOf(policies);
    }
  }

  /** How far back recommendations count. */
  Duration longestWindow() {
    var up = scaleUp.stabilization();
    var down = scaleDown.stabilization();
    return up.compareTo(down) > 0 ? up : down;
  }

  /** How far back changes count. */
  Duration longestPeriod() {
    return Stream.concat(scaleUp.policies().stream(), scaleDown.policies().stream()).map(Policy::period)
        .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** So much in such a time. */
  public record Policy(Kind kind, int value, Duration period) {}

  /** What a policy counts. */
  public enum Kind {
    /** Replicas. */
    Pods,
    /** Per cent of the replicas at the begin of the period. */
    Percent
  }

  /** Which of several policies counts. */
  public enum Select {
    /** The one that allows the greatest change. */
    Max,
    /** The one that allows the least. */
    Min,
    /** No change that way. */
    Disabled
  }
}
