package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus.PartitionLag;
import io.consumerpipeline.operator.figures.Figures;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.pods.PodAnswer;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partitions that are furthest behind, and who reads them. */
final class PartitionFigures {
  private static final int MOST = 10;

  private PartitionFigures() {}

  /** Null if none is behind. */
  static @Nullable List<PartitionLag> of(Known known, List<PodReport> pods) {
    var readers = readers(pods);
    var behind = known.byPartition().entrySet().stream().filter(entry -> entry.getValue().unread() > 0)
        .sorted(Comparator.<Map.Entry<Integer, LagObservation.PartitionLag>>comparingLong(entry -> -entry.getValue().unread())
            .thenComparing(Map.Entry::getKey))
        .limit(MOST).map(entry -> partition(entry.getKey(), entry.getValue(), readers.get(entry.getKey()))).toList();
    return behind.isEmpty() ? null : behind;
  }

  private static PartitionLag partition(int number, LagObservation.PartitionLag at, @Nullable String pod) {
    var behind = at.behind();
    return new PartitionLag(number, Figures.rounded(at.unread()), behind == null ? null : Figures.rounded(behind.toSeconds()),
        pod);
  }

  /** During a rebalance two pods may name one; either is a place to look. */
  private static Map<Integer, String> readers(List<PodReport> pods) {
    var readers = new HashMap<Integer, String>();
    pods.forEach(pod -> {
      if (pod.answer() instanceof PodAnswer.Answered(var status)) {
        status.partitions().forEach(partition -> readers.put(partition.partition(), pod.state().name()));
      }
    });
    return readers;
  }
}
