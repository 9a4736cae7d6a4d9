package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeConfig.OnDataLoss;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a partition ours, unless something says that its stored position means other records than those in the topic now. */
final class Claiming {
  private final Broker broker;
  private final FirstPositions first;
  private final OnDataLoss onDataLoss;
  private final String owner;

  Claiming(Broker broker, RuntimeConfig.Kafka kafka, String owner) {
    this.broker = broker;
    this.first = new FirstPositions(broker, kafka);
    this.onDataLoss = kafka.onDataLoss();
    this.owner = owner;
  }

  /** The ownership, or why the partition must not be read. */
  sealed interface Result {
    /** It is ours. */
    record Owned(Ownership ownership) implements Result {}

    /** It is ours, and records are lost. */
    record OwnedWithLoss(Ownership ownership, DataLoss loss) implements Result {}

    /** Somebody has to decide. */
    record Refused(LaneState why) implements Result {}
  }

  /** Claims; {@code seen} is what reading it from its stored position came to the last time. */
  Result claim(int partition, @Nullable DataLoss seen, Positions positions) throws SinkException, BrokerException {
    SourceIdentity source = broker.identity();
    Optional<String> other = positions.otherCluster(source);
    if (other.isPresent()) {
      return new Result.Refused(Obstacle.otherCluster(source, other.get()));
    }
    StoredPosition known = positions.of(source).get(partition);
    if (known == null) {
      Optional<LaneState> missing = first.store(partition, source, positions);
      if (missing.isPresent()) {
        return new Result.Refused(missing.get());
      }
      known = positions.of(source).get(partition);
    }
    return known == null ? gone(partition) : own(partition, known, seen, source, positions);
  }

  private Result own(int partition, StoredPosition known, @Nullable DataLoss seen, SourceIdentity source, Positions positions)
      throws SinkException, BrokerException {
    Optional<DataLoss> loss = loss(partition, known, seen, source);
    if (loss.isEmpty()) {
      return positions.claim(source, partition, owner).<Result>map(claimed -> new Result.Owned(ownership(source, claimed)))
          .orElseGet(() -> gone(partition));
    }
    DataLoss lost = loss.get();
    Long goOn = lost.goOn();
    if (onDataLoss == OnDataLoss.Stop || goOn == null) {
      return refused(lost.reason(), lost.choices());
    }
    return positions.move(source, partition, known, goOn, owner)
        .<Result>map(moved -> new Result.OwnedWithLoss(ownership(source, moved), lost))
        .orElseGet(() -> new Result.Refused(LaneState.waiting("Fenced", "another consumer moves the position just now")));
  }

  private static Ownership ownership(SourceIdentity source, StoredPosition claimed) {
    return new Ownership(source, claimed.ownerEpoch(), claimed.nextOffset(), claimed.leaderEpoch());
  }

  private Optional<DataLoss> loss(int partition, StoredPosition known, @Nullable DataLoss seen, SourceIdentity source)
      throws BrokerException {
    OffsetRange range = Objects.requireNonNullElse(broker.ranges(Set.of(partition)).get(partition),
        new OffsetRange(0, Long.MAX_VALUE, null));
    return DataLoss.of(partition, known, seen, source, range);
  }

  private static Result gone(int partition) {
    return refused("PositionMissing", "the stored position of partition " + partition + " was deleted just now");
  }

  private static Result refused(String reason, String message) {
    return new Result.Refused(LaneState.stopped(reason, message));
  }
}
