package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.LagObservation.Unknown;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a Kafka cluster says to all that is asked of it in one round.
 *
 * @param topics by name
 * @param groups by name
 * @param starts where a target will start the partitions that its group has not committed; a partition that is missing starts at its end
 * @param retentions how long topics keep records; one that is missing keeps them for ever, or does not say
 */
record BrokerAnswer(Map<String, Topic> topics, Map<String, Group> groups, Map<LagTarget, Map<TopicPartition, Long>> starts,
    Map<String, Duration> retentions) {

  /** What is said of a topic. */
  sealed interface Topic {
    /** The last stable offset of every partition. */
    record Ends(Map<Integer, Long> offsets) implements Topic {}

    /** It does not exist, may not be seen, or a partition has no leader. */
    record Refused(Unknown why) implements Topic {}
  }

  /** What is said of a group. */
  sealed interface Group {
    /** What it has committed; a partition that is not in it has no commit. A group that nobody knows has none at all. */
    record Committed(Map<TopicPartition, Long> offsets) implements Group {}

    /** It may not be seen, or its coordinator is away. */
    record Refused(Unknown why) implements Group {}
  }
}
