package io.consumerpipeline.e2e.faults.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Collects outcomes while they come. The thread that sends and the producer's own thread, which runs call-backs, write here; every
 * method holds the lock of the object.
 */
public final class LedgerBuilder {
  private final LedgerPlan plan;
  private final List<List<Run>> runs;

  public LedgerBuilder(LedgerPlan plan) {
    this.plan = plan;
    this.runs = IntStream.range(0, plan.partitions()).<List<Run>>mapToObj(partition -> new ArrayList<>()).toList();
  }

  /** The brokers have the event at this offset, for good. */
  public void acknowledged(Place place, long offset) {
    add(place.partition(), new Run(Outcome.ACKNOWLEDGED, place.index(), 1, offset));
  }

  /** The event was not acknowledged; the outcome says in which way. */
  public void unacknowledged(Place place, Outcome outcome) {
    add(place.partition(), new Run(outcome, place.index(), 1, -1));
  }

  private synchronized void add(int partition, Run next) {
    var known = runs.get(partition);
    if (!known.isEmpty() && known.getLast().isContinuedBy(next)) {
      known.set(known.size() - 1, known.getLast().and(next));
    } else {
      known.add(next);
    }
  }

  /**
   * The ledger of the whole run.
   *
   * @param endOffsets of the log by partition, read after the last event had its outcome
   * @throws IllegalArgumentException if an event has no outcome or two, or offsets do not ascend
   */
  public synchronized Ledger build(Map<Integer, Long> endOffsets) {
    return build(plan, endOffsets);
  }

  /** As {@link #build(Map)}, of a plan that is the beginning of the one that this was made for. */
  synchronized Ledger build(LedgerPlan plan, Map<Integer, Long> endOffsets) {
    return new Ledger(plan, IntStream.range(0, plan.partitions())
        .mapToObj(partition -> new PartitionLedger(partition, runs.get(partition), plan.eventsOf(partition),
            endOffsets.getOrDefault(partition, 0L)))
        .toList());
  }
}
