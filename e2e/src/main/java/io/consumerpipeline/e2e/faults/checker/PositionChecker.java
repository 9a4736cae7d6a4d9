package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.PartitionLedger;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Whether a partition's position says neither more nor less than what is stored. For one thread. */
final class PositionChecker {
  private final int partition;
  private final PartitionLedger ledger;
  private final Optional<Long> position;
  private final Findings findings;
  private boolean rowsBeyond;
  private long end;

  PositionChecker(int partition, PartitionLedger ledger, Optional<Long> position, Findings findings) {
    this.partition = partition;
    this.ledger = ledger;
    this.position = position;
    this.findings = findings;
    this.end = ledger.endOffset();
  }

  void storedAt(long offset) {
    if (offset >= position.orElse(0L)) {
      rowsBeyond = true;
      findings.add(Anomaly.ROW_BEYOND_POSITION, partition, offset, () -> "stored, but the position is "
          + position.map(Object::toString).orElse("missing"));
    }
  }

  /** A batch whose outcome is unknown may reach the log after its end was read. */
  void inDoubtStoredAt(long offset) {
    end = Math.max(end, offset + 1);
  }

  void conclude(IntPredicate isStored) {
    long next = position.orElse(0L);
    if (next > end) {
      findings.add(Anomaly.POSITION_WITHOUT_ROWS, partition, next, () -> "the log ends at " + end);
      return;
    }
    var last = ledger.lastIndexBelow(next);
    if (last.isPresent() && !isStored.test(Math.toIntExact(last.getAsLong()))) {
      findings.add(Anomaly.POSITION_WITHOUT_ROWS, partition, next,
          () -> "the event before it, " + last.getAsLong() + ", is not stored");
    }
    if (next < ledger.endOffset() && !rowsBeyond) {
      findings.add(Anomaly.POSITION_BEHIND, partition, next, () -> "the log ends at " + ledger.endOffset());
    }
  }
}
