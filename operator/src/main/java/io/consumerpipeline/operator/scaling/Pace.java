package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.scaling.Behavior.Direction;
import io.consumerpipeline.operator.scaling.Behavior.Policy;
import java.util.stream.IntStream;

/** How far a single change may go, by the policies of {@code behavior}: as HPA computes it. */
final class Pace {
  private Pace() {}

  static Proposal keep(Proposal proposal, Circumstances seen) {
    var behavior = seen.settings().behavior();
    if (proposal.urgent() || proposal.replicas() == seen.current()) {
      return proposal;
    }
    return proposal.replicas() > seen.current()
        ? proposal.atMost(highest(behavior.scaleUp(), seen), Reason.StepLimited, "behavior.scaleUp allows no more at once")
        : atLeast(proposal, lowest(behavior.scaleDown(), seen));
  }

  private static Proposal atLeast(Proposal proposal, int least) {
    return proposal.replicas() < least
        ? proposal.instead(least, Reason.StepLimited, "behavior.scaleDown allows no fewer at once")
        : proposal;
  }

  private static int highest(Direction up, Circumstances seen) {
    var counts = up.policies().stream().mapToInt(policy -> allowed(policy, seen, 1));
    return Math.max(seen.current(), switch (up.select()) {
      case Disabled -> seen.current();
      case Max -> counts.max().orElse(Integer.MAX_VALUE);
      case Min -> counts.min().orElse(Integer.MAX_VALUE);
    });
  }

  private static int lowest(Direction down, Circumstances seen) {
    var counts = down.policies().stream().mapToInt(policy -> allowed(policy, seen, -1));
    return Math.min(seen.current(), switch (down.select()) {
      case Disabled -> seen.current();
      case Max -> counts.min().orElse(0);
      case Min -> counts.max().orElse(0);
    });
  }

  /** Per cent are rounded up on the way up, so that one replica may become two, and down on the way down. */
  private static int allowed(Policy policy, Circumstances seen, int sign) {
    var before = seen.current() - changes(policy, seen).sum();
    return switch (policy.kind()) {
      case Pods -> before + sign * policy.value();
      case Percent -> sign > 0
          ? (int) Math.ceil(before * (1 + policy.value() / 100.0))
          : (int) (before * (1 - policy.value() / 100.0));
    };
  }

  private static IntStream changes(Policy policy, Circumstances seen) {
    var begin = seen.now().minus(policy.period());
    return seen.history().steps().stream().filter(step -> step.at().isAfter(begin)).mapToInt(step -> step.to() - step.from());
  }
}
