package io.consumerpipeline.runtime.source;

/**
 * How many bytes one poll may bring. Kafka's client bounds what is fetched, but a batch that is fetched may be a thousand times as
 * large once it is decompressed; it is decompressed record by record, so that a poll which ends early keeps the rest small. The record
 * that exceeds the budget is still let in, whatever its size, so that each poll gets on. Poll loop's thread only.
 */
final class PollBudget {
  /** So much even if there is no room, so that not each poll ends by an exception while writers are busy. */
  private static final long LEAST = 512 << 10;

  private long left = LEAST;
  private boolean begun;

  /** A new poll begins. */
  void refill(long room) {
    left = Math.max(LEAST, room);
    begun = false;
  }

  /** Lets the key of a record in, and with it the record. */
  boolean admitsKey(long bytes) {
    begun = left > 0;
    left -= bytes;
    return begun;
  }

  /** Lets the value of a record in: where its key was, or where it has none and there is room. */
  boolean admitsValue(long bytes) {
    boolean admits = begun || left > 0;
    begun = false;
    left -= bytes;
    return admits;
  }
}
