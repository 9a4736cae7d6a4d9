package io.consumerpipeline.operator.scaling;

import io.consumerpipeline.operator.figures.Figures;
import java.time.Duration;

/** Rules about how many replicas the load needs. */
final class Wanted {
  /** Of a replica's time, for the one with the most partitions; where all are to be busier, as much as they. */
  private static final double BUSIEST = 0.85;
  /** So long before the deletion of unread data there is no cause for haste. */
  private static final Duration LAST_HOUR = Duration.ofHours(1);

  private Wanted() {}

  /** What arrives and what is to be caught up, by what replicas do. */
  static Proposal need(Proposal proposal, Circumstances seen) {
    var need = seen.load().need(seen.settings().target());
    return need == 0 ? new Proposal(0) : seen.ratePerReplica() == 0 ? proposal : new Proposal(up(seen.replicasFor(need)));
  }

  /** One partition is read by one replica: what it needs beyond that asks in vain. */
  static Proposal lessForHotPartitions(Proposal proposal, Circumstances seen) {
    var target = seen.settings().target();
    var rate = seen.ratePerReplica();
    var hot = rate == 0 ? null : seen.load().hot(target, rate).partitions();
    if (hot == null || hot.isEmpty() || hot.size() == seen.load().partitions().size()) {
      return proposal;
    }
    var inVain = hot.values().stream().mapToDouble(share -> share.need(target) - rate).sum();
    var hottest = hot.entrySet().stream().max((a, b) -> Double.compare(a.getValue().need(target), b.getValue().need(target)))
        .orElseThrow();
    return proposal.atMost(up(seen.replicasFor(seen.load().need(target) - inVain)), Reason.HotPartition,
        "partition " + hottest.getKey() + " alone needs " + Figures.count(Math.round(hottest.getValue().need(target)))
            + "/s, and only one replica can read it");
  }

  /** Of counts that give the busiest replica the same number of partitions, the smallest; of others, one that it can bear. */
  static Proposal evenShares(Proposal proposal, Circumstances seen) {
    var partitions = seen.load().everyPartition();
    if (proposal.reason() != Reason.Need || proposal.replicas() <= 1 || seen.ratePerReplica() == 0) {
      return proposal;
    }
    var busiest = Math.max(BUSIEST, seen.settings().target().utilization());
    var perPartition = seen.load().need(seen.settings().target()) / partitions;
    var bearable = Math.max(1, (int) (busiest * seen.ratePerReplica() / perPartition));
    var share = Math.min(bearable, Math.ceilDiv(partitions, Math.min(partitions, proposal.replicas())));
    var even = Math.ceilDiv(partitions, share);
    return even == proposal.replicas() || proposal.replicas() > partitions
        ? proposal
        : proposal.instead(even, Reason.EvenShare,
            even < proposal.replicas()
                ? "of " + partitions + " partitions, " + proposal.replicas() + " would leave the busiest replica no fewer"
                : "of " + partitions + " partitions, " + proposal.replicas() + " would leave the busiest replica too many");
  }

  /** What a step up has shown. */
  static Proposal noMoreThanHelps(Proposal proposal, Circumstances seen) {
    var ceiling = seen.history().ceiling();
    return ceiling == null
        ? proposal
        : proposal.atMost(ceiling.replicas(), Reason.SinkLimited,
            ceiling.tried() + " replicas did no more than " + ceiling.replicas()
                + " can: the sink is the limit; not tried again before "
                + ceiling.until());
  }

  /** Whatever limits there are will still hold; only time does not matter any more. */
  static Proposal allBeforeDataExpires(Proposal proposal, Circumstances seen) {
    var headroom = seen.seen().retentionHeadroom();
    if (headroom == null || headroom.compareTo(LAST_HOUR) > 0 || seen.load().excess(seen.settings().target()) == 0) {
      return proposal;
    }
    var spare = seen.current() * seen.ratePerReplica() - seen.load().arrival();
    var inTime = spare > 0 && seen.load().unread() / spare < headroom.toSeconds() / 2.0;
    return inTime
        ? proposal
        : proposal.now(Math.max(proposal.replicas(), seen.load().everyPartition()), Reason.DataExpiring,
            "unread data is deleted in " + Figures.time(headroom));
  }

  /** Rounded up, but not for what floating point adds. */
  private static int up(double replicas) {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(replicas - 1e-9));
  }
}
