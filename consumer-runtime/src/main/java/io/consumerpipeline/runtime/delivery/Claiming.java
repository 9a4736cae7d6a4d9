package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a partition ours, unless something says that its stored position means other records than those in the topic now.
 * The first claim of all stores where every partition of the topic starts; so a partition without a position is a new one later,
 * and is read from its beginning also where the pipeline started at the end.
 */
final class Claiming {
  private final Broker broker;
  private final Start startFrom;
  private final String owner;

  Claiming(Broker broker, Start startFrom, String owner) {
    this.broker = broker;
    this.startFrom = startFrom;
    this.owner = owner;
  }

  /** The ownership, or why the partition must not be read. */
  sealed interface Result {
    /** It is ours. */
    record Owned(Ownership ownership) implements Result {}

    /** Somebody has to decide. */
    record Refused(LaneState why) implements Result {}
  }

  Result claim(int partition, Positions positions) throws SinkException, BrokerException {
    SourceIdentity source = broker.identity();
    Optional<String> other = positions.otherCluster(source);
    if (other.isPresent()) {
      return refused("SourceIdentityChanged", "the stored positions of group " + source.consumerGroup() + " and topic "
          + source.topic() + " are of the Kafka cluster " + other.get() + ", not of " + source.clusterId()
          + ": offsets mean other records there; go back to that cluster, or delete its rows from consumerpipeline_offsets");
    }
    if (!positions.of(source).containsKey(partition)) {
      Optional<Result> missing = start(partition, source, positions);
      if (missing.isPresent()) {
        return missing.get();
      }
    }
    return own(partition, source, positions);
  }

  private Result own(int partition, SourceIdentity source, Positions positions) throws SinkException, BrokerException {
    StoredPosition known = positions.of(source).get(partition);
    if (known != null && differs(known.topicId(), source.topicId())) {
      return refused("TopicRecreated", "the topic " + source.topic() + " was deleted and created again after offset "
          + known.nextOffset() + " of partition " + partition
          + " was stored: the stored position means records that are gone; delete the "
          + "topic's rows from consumerpipeline_offsets and the group's commits to start anew");
    }
    Optional<Result> outside = known == null ? Optional.empty() : outside(partition, known.nextOffset());
    if (outside.isPresent()) {
      return outside.get();
    }
    return positions.claim(source, partition, owner)
        .<Result>map(claimed -> new Result.Owned(
            new Ownership(source, claimed.ownerEpoch(), claimed.nextOffset(), claimed.leaderEpoch())))
        .orElseGet(() -> refused("PositionMissing", "the stored position of partition " + partition + " was deleted just now"));
  }

  private Optional<Result> outside(int partition, long nextOffset) throws BrokerException {
    Set<Integer> one = Set.of(partition);
    OffsetRange range = new OffsetRange(broker.offsets(one, Start.Earliest).getOrDefault(partition, 0L),
        broker.offsets(one, Start.Latest).getOrDefault(partition, Long.MAX_VALUE));
    return range.holds(nextOffset)
        ? Optional.empty()
        : Optional.of(refused(OffsetRange.REASON, range.explain(partition, nextOffset)));
  }

  /** Brokers that tell no topic ids lose this guard. */
  private static boolean differs(@Nullable UUID stored, @Nullable UUID now) {
    return stored != null && now != null && !stored.equals(now);
  }

  private Optional<Result> start(int partition, SourceIdentity source, Positions positions)
      throws SinkException, BrokerException {
    Set<Integer> committed = broker.committed();
    // Read after the commits: another pod stores positions first and commits then.
    Map<Integer, StoredPosition> stored = positions.of(source);
    Set<Integer> orphaned = committed.stream().filter(number -> !stored.containsKey(number)).collect(Collectors.toSet());
    if (stored.isEmpty() ? !orphaned.isEmpty() : orphaned.contains(partition)) {
      return Optional.of(refused("PositionMissing", "the group " + source.consumerGroup() + " has committed offsets of topic "
          + source.topic() + " in Kafka, but the sink has no position of partition " + partition
          + " in consumerpipeline_offsets: the database was restored or changed, or another consumer used the group; "
          + "insert the row, or delete the group's commits with kafka-consumer-groups --delete-offsets to start anew"));
    }
    if (stored.isEmpty()) {
      positions.start(source, broker.offsets(broker.partitions(), startFrom));
    } else if (!stored.containsKey(partition)) {
      positions.start(source, broker.offsets(Set.of(partition), Start.Earliest));
    }
    return Optional.empty();
  }

  private static Result refused(String reason, String message) {
    return new Result.Refused(LaneState.stopped(reason, message));
  }
}
