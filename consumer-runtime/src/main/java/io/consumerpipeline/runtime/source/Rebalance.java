package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the group gives us and takes away. Nothing here waits for the sink: a batch that is being written for a partition that goes
 * either commits before the next owner's claim, and is then part of what that owner finds, or is refused by the sink.
 */
final class Rebalance implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Rebalance.class);

  private final Taps taps;
  private final KafkaCommits commits;
  private final Totals totals;
  private volatile boolean joined;

  Rebalance(Taps taps, KafkaCommits commits, Totals totals) {
    this.taps = taps;
    this.commits = commits;
    this.totals = totals;
  }

  /** Whether the group knows us; it may have no partition for us. */
  boolean joined() {
    return joined;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    joined = true;
    if (!added.isEmpty()) {
      totals.rebalanced();
      LOG.atInfo().addKeyValue("partitions", numbers(added)).log("Partitions assigned");
      CrashPoint.ON_ASSIGNED.hit();
      added.forEach(taps::add);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> removed) {
    if (!removed.isEmpty()) {
      totals.rebalanced();
      LOG.atInfo().addKeyValue("partitions", numbers(removed)).log("Partitions revoked");
      CrashPoint.ON_REVOKED.hit();
      commits.sendNow(removed.stream().map(taps::of).filter(Objects::nonNull).toList());
      removed.forEach(taps::remove);
    }
  }

  /** They have a new owner already: nothing may be committed. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    joined = false;
    totals.rebalanced();
    LOG.atWarn().addKeyValue("partitions", numbers(lost))
        .log("Partitions lost: the group has not heard of this pod for too long");
    CrashPoint.ON_LOST.hit();
    lost.forEach(taps::remove);
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).sorted().toList();
  }
}
