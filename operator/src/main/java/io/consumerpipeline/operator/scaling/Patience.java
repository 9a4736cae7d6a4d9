package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.scaling.ScalingHistory.Recommendation;
import java.time.Duration;
import java.util.stream.IntStream;

/** Rules against changes that would soon be regretted. */
final class Patience {
  /** HPA's own: a tenth more than wanted is no reason for another replica. */
  private static final double TOLERANCE = 1.1;

  private Patience() {}

  static Proposal ignoreTrifles(Proposal proposal, Circumstances seen) {
    var target = seen.settings().target();
    var trifle = !proposal.urgent() && !outside(seen) && proposal.replicas() > seen.current()
        && seen.load().excess(target) == 0 && seen.ratePerReplica() > 0
        && seen.replicasFor(seen.load().need(target)) <= seen.current() * TOLERANCE;
    return trifle ? proposal.instead(seen.current(), Reason.WithinTolerance, "a tenth more is tolerated") : proposal;
  }

  /** With fewer replicas it would be as far behind again. What waits in a hot partition waits however many there are. */
  static Proposal catchUpFirst(Proposal proposal, Circumstances seen) {
    var target = seen.settings().target();
    var behind = seen.load().even(target, seen.ratePerReplica()).excess(target);
    var hold = proposal.replicas() < seen.current() && !outside(seen) && seen.history().ceiling() == null && behind > 0;
    return hold ? proposal.instead(seen.current(), Reason.CatchingUp, "no fewer while catching up") : proposal;
  }

  /** Down no further than a need that rises as it did within the window will have come in as long again. */
  static Proposal lookAhead(Proposal proposal, Circumstances seen) {
    if (proposal.urgent() || outside(seen) || proposal.replicas() >= seen.current()) {
      return proposal;
    }
    var least = within(seen.settings().behavior().scaleDown().stabilization(), proposal, seen).min().orElse(proposal.replicas());
    var soon = Math.min(seen.current(), 2 * proposal.replicas() - least);
    return soon == proposal.replicas()
        ? proposal
        : proposal.instead(soon, Reason.Rising, "the load rises, and soon needs as many");
  }

  /** As HPA stabilizes: down to the most, up to the least that was right within the window. */
  static Proposal waitForAgreement(Proposal proposal, Circumstances seen) {
    if (proposal.urgent() || outside(seen)) {
      return proposal;
    }
    var behavior = seen.settings().behavior();
    var most = within(behavior.scaleDown().stabilization(), proposal, seen).max().orElse(proposal.replicas());
    if (most > proposal.replicas() && proposal.replicas() < seen.current()) {
      return stabilized(proposal, Math.min(most, seen.current()), behavior.scaleDown().stabilization());
    }
    var least = within(behavior.scaleUp().stabilization(), proposal, seen).min().orElse(proposal.replicas());
    return least < proposal.replicas() && proposal.replicas() > seen.current()
        ? stabilized(proposal, Math.max(least, seen.current()), behavior.scaleUp().stabilization())
        : proposal;
  }

  private static Proposal stabilized(Proposal proposal, int replicas, Duration window) {
    return proposal.instead(replicas, Reason.Stabilizing, proposal.replicas() + " when " + Figures.time(window) + " agree on it");
  }

  private static IntStream within(Duration window, Proposal proposal, Circumstances seen) {
    var begin = seen.now().minus(window);
    return IntStream.concat(IntStream.of(proposal.replicas()),
        seen.history().recommendations().stream().filter(past -> past.at().isAfter(begin)).mapToInt(Recommendation::replicas));
  }

  /** Whether there are more or fewer than there may be, for instance because somebody lowered the maximum. */
  private static boolean outside(Circumstances seen) {
    return Limits.keep(new Proposal(seen.current()), seen).replicas() != seen.current();
  }
}
