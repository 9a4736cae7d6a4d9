package io.consumerpipeline.operator.lag;

import io.consumerpipeline.operator.lag.LagObservation.Known;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a group and its topic stood at the last looks; a value. */
record FlowHistory(List<Mark> marks) {
  static final FlowHistory NONE = new FlowHistory(List.of());
  /** A look that comes early makes no rate of a moment; and when nothing comes any more, nothing is left of it after two looks. */
  private static final long LEAST_MILLIS = 12_000;

  /** Offsets of all partitions together, at a time in milliseconds of the epoch. */
  record Mark(long millis, int partitions, long ends, long commits) {
    private boolean follows(Mark earlier) {
      return millis > earlier.millis && partitions == earlier.partitions && ends >= earlier.ends && commits >= earlier.commits;
    }
  }

  FlowHistory {
    marks = List.copyOf(marks);
  }

  FlowHistory with(Known known, long millis) {
    var positions = known.byPartition().values();
    var now = new Mark(millis, positions.size(), positions.stream().mapToLong(PartitionLag::end).sum(),
        positions.stream().mapToLong(PartitionLag::next).sum());
    // After a topic was created anew, or a position or the clock set back, nothing older can be compared.
    var comparable = new ArrayList<>(marks.isEmpty() || now.follows(marks.getLast()) ? marks : List.of());
    comparable.add(now);
    while (comparable.size() > 2 && millis - comparable.get(1).millis() >= LEAST_MILLIS) {
      comparable.removeFirst();
    }
    return new FlowHistory(comparable);
  }

  /** Null while there is nothing to compare with. */
  @Nullable
  Flow flow() {
    if (marks.size() < 2) {
      return null;
    }
    var first = marks.getFirst();
    var last = marks.getLast();
    var seconds = (last.millis() - first.millis()) / 1000.0;
    return new Flow((last.ends() - first.ends()) / seconds, (last.commits() - first.commits()) / seconds);
  }
}
