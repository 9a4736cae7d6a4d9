package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.SourceIdentity;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What has to be asked of Kafka before a partition can be read. Safe for use by several threads; each call waits for an answer. */
public interface Broker {

  /** Which cluster and which topic, as of now. */
  SourceIdentity identity() throws BrokerException;

  /** All partitions of the topic. */
  Set<Integer> partitions() throws BrokerException;

  /** The offsets that the group has committed, by partition. */
  Map<Integer, Long> committed() throws BrokerException;

  /** What partitions hold. */
  Map<Integer, OffsetRange> ranges(Collection<Integer> partitions) throws BrokerException;

  /** The offsets of a place, by partition. */
  Map<Integer, Long> offsets(Collection<Integer> partitions, StartPoint place) throws BrokerException;
}
