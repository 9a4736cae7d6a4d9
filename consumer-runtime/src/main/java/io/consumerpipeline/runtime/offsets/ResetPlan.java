package io.consumerpipeline.runtime.offsets;

import io.consumerpipeline.runtime.delivery.Broker;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.OffsetRange;
import io.consumerpipeline.runtime.delivery.StartPoint;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a reset will do.
 *
 * @param stored the positions as they are
 * @param wanted the new ones by partition; a partition that is not in it keeps its position
 * @param summary in one sentence
 */
record ResetPlan(SourceIdentity source, Map<Integer, StoredPosition> stored, Map<Integer, Long> wanted, String summary) {

  static ResetPlan of(Target target, Broker broker, Positions positions) throws BrokerException, SinkException, RefusedException {
    SourceIdentity source = broker.identity();
    var other = positions.otherCluster(source);
    if (other.isPresent()) {
      throw new RefusedException("the stored positions of group " + source.consumerGroup() + " and topic " + source.topic()
          + " are of the Kafka cluster " + other.get() + ", not of " + source.clusterId()
          + ": go back to that cluster, or delete its rows from consumerpipeline_offsets first");
    }
    Map<Integer, StoredPosition> stored = positions.of(source);
    Set<Integer> partitions = broker.partitions();
    Map<Integer, Long> wanted = new TreeMap<>(switch (target) {
      case Target.Earliest _ -> broker.offsets(partitions, new StartPoint.Beginning());
      case Target.Latest _ -> broker.offsets(partitions, new StartPoint.End());
      case Target.Time(var instant) -> broker.offsets(partitions, new StartPoint.Time(instant));
      case Target.Offsets(var offsets) -> checked(offsets, source, stored, broker.ranges(partitions));
    });
    if (!source.equals(broker.identity())) {
      throw new RefusedException("the topic " + source.topic() + " was created anew just now: look at it and ask again");
    }
    return new ResetPlan(source, stored, wanted, summary(target, wanted.size(), partitions.size(), source));
  }

  /** Nothing is moved to the nearest offset that is there: whoever wrote the number meant something else. */
  private static Map<Integer, Long> checked(Map<Integer, Long> offsets, SourceIdentity source,
      Map<Integer, StoredPosition> stored,
      Map<Integer, OffsetRange> ranges) throws RefusedException {
    for (var offset : new TreeMap<>(offsets).entrySet()) {
      OffsetRange range = ranges.get(offset.getKey());
      if (range == null) {
        throw new RefusedException("the topic " + source.topic() + " has no partition " + offset.getKey() + ", it has "
            + ranges.size() + ": leave it out");
      }
      if (!range.holds(offset.getValue())) {
        throw new RefusedException("offset " + offset.getValue() + " is outside of what partition " + offset.getKey() + " holds, "
            + range + ": write one of these");
      }
    }
    String unknown = ranges.keySet().stream()
        .filter(partition -> !offsets.containsKey(partition) && !stored.containsKey(partition))
        .sorted().map(String::valueOf).collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new RefusedException("no position is stored of partition " + unknown + ": write an offset for it too");
    }
    boolean otherTopic = stored.values().stream().anyMatch(position -> position.topicId() != null && source.topicId() != null
        && !position.topicId().equals(source.topicId()));
    if (otherTopic) {
      throw new RefusedException(
          "the topic " + source.topic() + " was deleted and created again since positions were stored, and "
              + "offsets mean other records in it: go to Earliest, Latest or Timestamp instead");
    }
    return offsets;
  }

  private static String summary(Target target, int set, int all, SourceIdentity source) {
    String count = set == all ? set + (set == 1 ? " partition" : " partitions") : set + " of " + all + " partitions";
    String of = " of " + source.topic() + " set to ";
    return count + of + switch (target) {
      case Target.Earliest _ -> "the beginning";
      case Target.Latest _ -> "the end";
      case Target.Time(var instant) -> instant.toString();
      case Target.Offsets _ -> "the offsets given";
    };
  }

  /** A table of old and new positions. */
  String table() {
    var partitions = new TreeMap<Integer, String>();
    stored.forEach((partition, position) -> partitions.put(partition, Long.toString(position.nextOffset())));
    wanted.keySet().forEach(partition -> partitions.putIfAbsent(partition, "-"));
    var table = new StringBuilder(String.format("%-9s  %19s  %19s%n", "PARTITION", "OLD", "NEW"));
    partitions.forEach((partition, old) -> table.append(
        String.format("%-9d  %19s  %19s%n", partition, old, wanted.containsKey(partition) ? wanted.get(partition) : old)));
    return table.toString();
  }
}
