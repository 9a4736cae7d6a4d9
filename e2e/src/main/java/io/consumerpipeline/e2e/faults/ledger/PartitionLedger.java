package io.consumerpipeline.e2e.faults.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What became of the events of one partition. Its memory grows with the number of runs of equal outcome, not of events.
 * Immutable.
 */
public final class PartitionLedger {
  private final int partition;
  private final List<Run> runs;
  private final List<Run> acknowledged;
  private final long endOffset;

  PartitionLedger(int partition, List<Run> runs, long events, long endOffset) {
    this.partition = partition;
    this.runs = runs.stream().sorted(Comparator.comparingLong(Run::first)).toList();
    this.acknowledged = this.runs.stream().filter(run -> run.outcome() == Outcome.ACKNOWLEDGED).toList();
    this.endOffset = endOffset;
    requireCoverage(events);
    requireAscendingOffsets();
  }

  private void requireCoverage(long events) {
    long expected = 0;
    for (Run run : runs) {
      if (run.first() != expected) {
        throw new IllegalArgumentException("the ledger has no single outcome for event " + Math.min(run.first(), expected)
            + " of partition " + partition + "; its producer did not end in order: run it again");
      }
      expected = run.end();
    }
    if (expected != events) {
      throw new IllegalArgumentException("the ledger has " + expected + " outcomes for the " + events + " events of partition "
          + partition + "; its producer did not end in order: run it again");
    }
  }

  private void requireAscendingOffsets() {
    long next = 0;
    for (Run run : acknowledged) {
      if (run.firstOffset() < next || run.endOffset() > endOffset) {
        throw new IllegalArgumentException("event " + run.first() + " of partition " + partition + " has offset "
            + run.firstOffset()
            + ", which is not after the events before it and before the end " + endOffset
            + "; the producer broke its order, so nothing can be said about the consumer's: use a fresh topic and run it again");
      }
      next = run.endOffset();
    }
  }

  /** The number of events. */
  public int events() {
    return runs.isEmpty() ? 0 : Math.toIntExact(runs.getLast().end());
  }

  /** The end of the log, as a consumer that reads committed records sees it after the last event had its outcome. */
  public long endOffset() {
    return endOffset;
  }

  /** The outcome of an event; the index must be below {@link #events}. */
  public Outcome outcomeAt(long index) {
    return runAt(index).outcome();
  }

  /** Where an acknowledged event is in the log; nothing for others. */
  public OptionalLong offsetOf(long index) {
    var run = runAt(index);
    return run.firstOffset() < 0 ? OptionalLong.empty() : OptionalLong.of(run.firstOffset() + index - run.first());
  }

  /** Which acknowledged event has this offset. */
  public OptionalLong indexAt(long offset) {
    int at = lastAtMost(acknowledged, offset, Run::firstOffset);
    return at < 0 || offset >= acknowledged.get(at).endOffset()
        ? OptionalLong.empty()
        : OptionalLong.of(acknowledged.get(at).first() + offset - acknowledged.get(at).firstOffset());
  }

  /** The last acknowledged event below an offset. */
  public OptionalLong lastIndexBelow(long offset) {
    int at = lastAtMost(acknowledged, offset - 1, Run::firstOffset);
    if (at < 0) {
      return OptionalLong.empty();
    }
    var run = acknowledged.get(at);
    return OptionalLong.of(run.first() + Math.min(offset, run.endOffset()) - run.firstOffset() - 1);
  }

  /** How many events had this outcome. */
  public long count(Outcome outcome) {
    return runs.stream().filter(run -> run.outcome() == outcome).mapToLong(Run::length).sum();
  }

  List<Run> runs() {
    return new ArrayList<>(runs);
  }

  private Run runAt(long index) {
    return runs.get(lastAtMost(runs, index, Run::first));
  }

  private static int lastAtMost(List<Run> sorted, long value, java.util.function.ToLongFunction<Run> start) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsLong(sorted.get(middle)) <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
