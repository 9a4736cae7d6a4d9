package io.consumerpipeline.e2e.faults.ledger;

/**
 * Neighbouring events of a partition with one outcome; of acknowledged ones the offsets are neighbours too.
 *
 * @param first index of the first event
 * @param firstOffset of acknowledged events in the log, -1 of others
 */
record Run(Outcome outcome, long first, long length, long firstOffset) {

  long end() {
    return first + length;
  }

  long endOffset() {
    return firstOffset + length;
  }

  boolean isContinuedBy(Run next) {
    return next.outcome == outcome && next.first == end() && next.firstOffset == (firstOffset < 0 ? -1 : endOffset());
  }

  Run and(Run next) {
    return new Run(outcome, first, length + next.length, firstOffset);
  }
}
