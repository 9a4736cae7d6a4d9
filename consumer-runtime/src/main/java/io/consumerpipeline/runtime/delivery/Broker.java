package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig.Start;
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

  /** Those for which the group has committed an offset. */
  Set<Integer> committed() throws BrokerException;

  /** Where partitions begin or end. */
  Map<Integer, Long> offsets(Collection<Integer> partitions, Start start) throws BrokerException;
}
