package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig;
import java.time.Duration;

/**
 * Bounds of batches and queues.
 *
 * @param flushInterval least time between two transactions of a writer, unless a full batch is waiting: to make that wait too would
 *     bound the throughput by the interval
 */
record BatchLimits(int maxRecords, long maxBytes, Duration flushInterval) {
  /** A writer has a batch that gathers, one that is being written, and the rows of that one. */
  private static final int HELD_PER_WRITER = 3;
  /** What a survivor space takes: more would be moved to the old generation, and collections of the whole heap would be the rule. */
  private static final int SHARE_OF_HEAP = 8;

  /**
   * As configured, but never more than fits: all that the writers hold takes at most an eighth of the heap.
   *
   * @param heapBytes the most that the heap may grow to
   */
  static BatchLimits of(RuntimeConfig.Batch batch, int writers, long heapBytes) {
    long fitting = heapBytes / SHARE_OF_HEAP / HELD_PER_WRITER / writers;
    return new BatchLimits(batch.maxRecords(), Math.min(batch.maxBytes(), fitting),
        Duration.ofMillis(batch.flushIntervalMilliseconds()));
  }

  /** Whether a lane has its share of the one batch that may gather while the writer is at another. */
  boolean isFull(Lane lane, int lanes) {
    return lane.queuedBytes() * lanes >= maxBytes || lane.queuedRecords() * lanes >= maxRecords;
  }

  /** Whether a lane has room again for so much that going on is worth while. */
  boolean isDrained(Lane lane, int lanes) {
    return 2 * lane.queuedBytes() * lanes <= maxBytes && 2 * lane.queuedRecords() * lanes <= maxRecords;
  }
}
