package io.consumerpipeline.runtime.sink;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where each partition stands, and whose it is. Each call is a transaction of its own. */
public interface Positions {

  /** All that is stored of a source, by partition. */
  Map<Integer, StoredPosition> of(SourceIdentity source) throws SinkException;

  /** The id of another Kafka cluster of which positions of the same group and topic are stored. */
  Optional<String> otherCluster(SourceIdentity source) throws SinkException;

  /** Stores where partitions start that have no position; those that have one keep it. */
  void start(SourceIdentity source, Map<Integer, Long> offsets) throws SinkException;

  /** Makes a partition ours, so that whoever had it can no longer write, and tells where it stands; nothing if it has no position. */
  Optional<StoredPosition> claim(SourceIdentity source, int partition, String owner) throws SinkException;

  /**
   * Claims as {@link #claim} does and goes on elsewhere, in the topic that is there now; nothing if it is not where it was seen, or
   * not owned by whom it was.
   */
  Optional<StoredPosition> move(SourceIdentity source, int partition, StoredPosition seen, long nextOffset, String owner)
      throws SinkException;

  /** As {@link #of} for some partitions, after waiting for transactions that are still moving them. */
  Map<Integer, StoredPosition> settled(SourceIdentity source, Collection<Integer> partitions) throws SinkException;
}
