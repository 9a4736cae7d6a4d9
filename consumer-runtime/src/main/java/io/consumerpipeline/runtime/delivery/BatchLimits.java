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

  static BatchLimits of(RuntimeConfig.Batch batch) {
    return new BatchLimits(batch.maxRecords(), batch.maxBytes(), Duration.ofMillis(batch.flushIntervalMilliseconds()));
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
