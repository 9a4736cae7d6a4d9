package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.Map;
import java.util.Optional;

/** Why nobody can say from where a partition is to be read, although positions or commits are there. */
public final class Obstacle {

  private Obstacle() {}

  /** Positions are stored, but of another Kafka cluster. */
  public static LaneState otherCluster(SourceIdentity source, String other) {
    return LaneState.stopped("SourceIdentityChanged", "the stored positions of group " + source.consumerGroup() + " and topic "
        + source.topic() + " are of the Kafka cluster " + other + ", not of " + source.clusterId()
        + ": offsets mean other records there; go back to that cluster, or delete its rows from consumerpipeline_offsets");
  }

  /** Kafka has commits of a partition, or of the whole topic, of which the sink knows nothing; with Committed they are taken. */
  public static Optional<LaneState> missing(int partition, Map<Integer, Long> committed, Map<Integer, StoredPosition> stored,
      SourceIdentity source, Start startFrom) {
    boolean missing = stored.isEmpty()
        ? !committed.isEmpty()
        : committed.containsKey(partition) && !stored.containsKey(partition);
    return missing && startFrom != Start.Committed
        ? Optional.of(LaneState.stopped("PositionMissing", "the group " + source.consumerGroup()
            + " has committed offsets of topic " + source.topic() + " in Kafka, but the sink has no position of partition "
            + partition
            + " in consumerpipeline_offsets: the database was restored or changed, or another consumer used the group; "
            + "set source.kafka.startFrom to Committed to go on at the commits, or choose a position by resetOffsets"))
        : Optional.empty();
  }
}
