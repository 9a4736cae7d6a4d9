package io.consumerpipeline.operator.lag;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A connection to one Kafka cluster. Every call is bounded in time; used by one thread. */
interface Broker extends AutoCloseable {
  /**
   * Asks for topics, ends and commits of all targets together.
   *
   * @throws BrokerException if the cluster as a whole does not answer
   */
  BrokerAnswer ask(Collection<LagTarget> targets) throws BrokerException, InterruptedException;

  /**
   * Timestamps of records, in milliseconds of the epoch.
   *
   * @param offsets where to read, by partition
   * @return what was found in time; {@link Long#MAX_VALUE} where nothing but transaction markers follows
   */
  Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) throws BrokerException;

  /** Whether the Secrets have changed since the connection was made. */
  boolean outdated();

  @Override
  void close();
}
