package io.consumerpipeline.operator.autoscaling;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.pods.PodAnswer.Answered;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.scaling.Observation;
import io.consumerpipeline.operator.scaling.Observation.Counters;
import io.consumerpipeline.operator.scaling.Observation.Lag;
import io.consumerpipeline.operator.scaling.Observation.Position;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what broker and pods say to what a decision is made of; pure. */
final class Sight {
  private Sight() {}

  /** An observation of a pipeline that is to have so many replicas. */
  static Observation of(int replicas, int readyReplicas, LagObservation lag, List<PodReport> pods) {
    var answers = new HashMap<String, RuntimeStatus>();
    pods.forEach(pod -> {
      if (pod.answer() instanceof Answered(var status)) {
        // A container that starts again counts from zero, in the same pod.
        answers.put(pod.state().uid() + "@" + status.startedAt(), status);
      }
    });
    var stopped = answers.values().stream().flatMap(status -> status.partitions().stream())
        .filter(partition -> partition.state() == PartitionState.Stopped).map(RuntimeStatus.Partition::partition)
        .collect(Collectors.toSet());
    var counters = answers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, answer -> counters(answer.getValue())));
    return new Observation(replicas, readyReplicas, lag(lag), counters, stopped,
        answers.isEmpty() || answers.values().stream().map(RuntimeStatus::sink).anyMatch(Sight::usable),
        headroom(lag, stopped));
  }

  private static Lag lag(LagObservation observation) {
    return switch (observation) {
      case LagObservation.Unknown(_, var message) -> new Lag.Unavailable(message);
      case LagObservation.Known(var partitions, _) -> new Lag.Positions(partitions.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, at -> new Position(at.getValue().next(), at.getValue().end()))));
    };
  }

  private static Counters counters(RuntimeStatus status) {
    var events = status.events();
    return new Counters((double) events.ok() + events.skipped() + events.dbError() + events.decodeError(), status.busySeconds());
  }

  /** One that nobody has tried yet is no hindrance. */
  private static boolean usable(Connection sink) {
    return switch (sink.state()) {
      case Unknown, Connected -> true;
      case Unavailable, Misconfigured -> false;
    };
  }

  /**
   * Kafka deletes whole segments, by their youngest record: what is left is this at least. More replicas save nothing of a stopped
   * partition.
   */
  private static @Nullable Duration headroom(LagObservation observation, Set<Integer> stopped) {
    if (!(observation instanceof LagObservation.Known(var partitions, var retention)) || retention == null) {
      return null;
    }
    return partitions.entrySet().stream().filter(at -> at.getValue().unread() > 0 && !stopped.contains(at.getKey()))
        .map(Map.Entry::getValue).map(PartitionLag::behind).filter(Objects::nonNull).max(Comparator.naturalOrder())
        .map(retention::minus).orElse(null);
  }
}
