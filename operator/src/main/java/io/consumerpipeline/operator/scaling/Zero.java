package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.figures.Figures;
import java.time.Duration;

/** From one to none and back. */
final class Zero {
  private Zero() {}

  static Proposal sleepAndWake(Proposal proposal, Circumstances seen) {
    var settings = seen.settings();
    if (seen.current() == 0) {
      var wake = seen.load().unread() >= Math.max(1, settings.zero().activationLagRecords());
      return wake
          ? proposal.now(Math.max(1, proposal.replicas()), Reason.Activated, "woken")
          : proposal.instead(0, Reason.Idle, "asleep until " + settings.zero().activationLagRecords() + " records are there");
    }
    if (seen.bounds().minReplicas() > 0 || proposal.replicas() > 0) {
      return proposal;
    }
    var since = seen.history().idleSince();
    var idle = since == null ? Duration.ZERO : Duration.between(since, seen.now());
    return idle.compareTo(settings.zero().cooldown()) >= 0
        ? proposal.now(0, Reason.Idle, "nothing arrived for " + Figures.time(idle))
        : proposal.instead(1, Reason.CoolingDown, "asleep after " + Figures.time(settings.zero().cooldown()) + " of that");
  }
}
