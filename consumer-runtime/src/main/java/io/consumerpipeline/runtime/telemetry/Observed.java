package io.consumerpipeline.runtime.telemetry;

import java.util.List;
import java.util.OptionalDouble;

/** What gauges show, asked for at each scrape. Safe for use by several threads. */
public interface Observed {

  /** Age of the oldest record that is polled and not stored; nothing before that can be known. */
  OptionalDouble lagSeconds();

  /** The lag of each assigned partition of which it is known. */
  List<PartitionLag> partitionLags();

  /** How many partitions are assigned; nothing before the group was joined. */
  OptionalDouble assignedPartitions();

  /** 1 if the last use of the sink succeeded, 0 if not; nothing before it was used. */
  OptionalDouble sinkUp();

  /** Partitions that hold because of too many dead letters; nothing before the group was joined. */
  OptionalDouble heldPartitions();

  /** 1 if the last use of the topic of dead letters succeeded, 0 if not; nothing before it was used, or if there is none. */
  OptionalDouble deadLetterTopicUp();

  /** Connections to the sink that are in use. */
  double sinkConnections();

  /** Records of a partition that are not stored yet. */
  record PartitionLag(int partition, long records) {}
}
