package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where reading starts. The first claim of all stores where every partition of the topic starts; so a partition without a position is
 * a new one later, and is read from its beginning also where the pipeline started at the end.
 */
final class FirstPositions {
  private final Broker broker;
  private final RuntimeConfig.Kafka kafka;

  FirstPositions(Broker broker, RuntimeConfig.Kafka kafka) {
    this.broker = broker;
    this.kafka = kafka;
  }

  /** Stores them, or tells why nobody knows where this partition starts. */
  Optional<LaneState> store(int partition, SourceIdentity source, Positions positions) throws SinkException, BrokerException {
    Map<Integer, Long> committed = broker.committed();
    // Read after the commits: another pod stores positions first and commits then.
    Map<Integer, StoredPosition> stored = positions.of(source);
    Optional<LaneState> missing = Obstacle.missing(partition, committed, stored, source, kafka.startFrom());
    if (missing.isPresent()) {
      return missing;
    }
    if (stored.isEmpty()) {
      positions.start(source, starts(broker.partitions(), committed));
    } else if (!stored.containsKey(partition)) {
      Long commit = committed.get(partition);
      positions.start(source, commit == null
          ? broker.offsets(Set.of(partition), new StartPoint.Beginning())
          : Map.of(partition, commit));
    }
    return Optional.empty();
  }

  private Map<Integer, Long> starts(Set<Integer> partitions, Map<Integer, Long> committed) throws BrokerException {
    return switch (kafka.startFrom()) {
      case Earliest -> broker.offsets(partitions, new StartPoint.Beginning());
      case Latest -> broker.offsets(partitions, new StartPoint.End());
      case Timestamp -> broker.offsets(partitions, new StartPoint.Time(OffsetDateTime.parse(kafka.startTimestamp()).toInstant()));
      case Committed -> {
        var starts = new HashMap<>(broker.offsets(partitions, new StartPoint.Beginning()));
        committed.forEach((partition, offset) -> starts.replace(partition, offset));
        yield starts;
      }
    };
  }
}
