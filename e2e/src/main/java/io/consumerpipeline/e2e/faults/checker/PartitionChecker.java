package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Ledger;
import io.consumerpipeline.e2e.faults.ledger.LedgerPlan;
import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.PartitionLedger;
import io.consumerpipeline.e2e.faults.ledger.Poison;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** What is stored of the events of one partition. For one thread. */
final class PartitionChecker {
  private final LedgerPlan plan;
  private final PartitionLedger ledger;
  private final int partition;
  private final PositionChecker position;
  private final Findings findings;
  private final BitSet asRow;
  private final BitSet asDeadLetter;
  private final int[] transactions;

  PartitionChecker(Ledger ledger, int partition, Optional<Long> position, Findings findings) {
    this.plan = ledger.plan();
    this.ledger = ledger.partitions().get(partition);
    this.partition = partition;
    this.position = new PositionChecker(partition, this.ledger, position, findings);
    this.findings = findings;
    this.asRow = new BitSet(this.ledger.events());
    this.asDeadLetter = new BitSet(this.ledger.events());
    this.transactions = new int[this.ledger.events()];
  }

  /** Something stands at this offset, whatever it is. */
  void storedAt(long offset) {
    position.storedAt(offset);
  }

  void row(long index, StoredRow row, boolean intact) {
    int at = Math.toIntExact(index);
    if (!ledger.outcomeAt(index).mayBeStored() || plan.poisonAt(partition, index).isPresent()) {
      findings.add(Anomaly.PHANTOM, row.partition(), row.offset(), () -> "event " + index + " was " + ledger.outcomeAt(index)
          + plan.poisonAt(partition, index).map(kind -> ", spoilt as " + kind).orElse("") + ", and is a row");
      return;
    }
    if (!intact || !isBesideItself(index, row)) {
      findings.add(Anomaly.CORRUPTED, row.partition(), row.offset(), () -> "event " + index + " of partition " + partition
          + (intact ? " stands beside the partition, offset or key of another" : " fails its digest"));
    }
    if (asRow.get(at)) {
      findings.add(Anomaly.DUPLICATE, row.partition(), row.offset(), () -> "event " + index + " is stored again");
    } else {
      asRow.set(at);
      transactions[at] = row.transaction();
    }
    if (ledger.outcomeAt(index) == Outcome.UNKNOWN) {
      position.inDoubtStoredAt(row.offset());
    }
  }

  private boolean isBesideItself(long index, StoredRow row) {
    return row.partition() == partition && ledger.offsetOf(index).orElse(row.offset()) == row.offset()
        && plan.key(partition, index).equals(row.key());
  }

  void deadLetter(long index, StoredDeadLetter letter) {
    int at = Math.toIntExact(index);
    var outcome = ledger.outcomeAt(index);
    if (!outcome.mayBeStored()) {
      findings.add(Anomaly.PHANTOM, letter.partition(), letter.offset(), () -> "event " + index + " was " + outcome
          + ", and is a dead letter");
      return;
    }
    if (letter.partition() != partition || ledger.offsetOf(index).orElse(letter.offset()) != letter.offset()
        || !Arrays.equals(letter.value(), plan.value(partition, index))) {
      findings.add(Anomaly.CORRUPTED, letter.partition(), letter.offset(), () -> "the dead letter of event " + index
          + " has not its bytes, or stands beside the partition or offset of another");
    }
    if (asDeadLetter.get(at)) {
      findings.add(Anomaly.DEAD_LETTER_TWICE, letter.partition(), letter.offset(),
          () -> "event " + index + " is a dead letter again");
    }
    asDeadLetter.set(at);
    reason(index, plan.poisonAt(partition, index), letter);
    if (outcome == Outcome.UNKNOWN) {
      position.inDoubtStoredAt(letter.offset());
    }
  }

  private void reason(long index, Optional<Poison> poison, StoredDeadLetter letter) {
    if (poison.isEmpty()) {
      findings.add(Anomaly.DEAD_LETTER_UNDUE, letter.partition(), letter.offset(), () -> "event " + index
          + " is good, and a dead letter for " + letter.reason());
    } else if (!poison.get().reason().name().equals(letter.reason())) {
      findings.add(Anomaly.DEAD_LETTER_WRONG_REASON, letter.partition(), letter.offset(), () -> "event " + index
          + " must be a dead letter for " + poison.get().reason() + ", not for " + letter.reason());
    }
  }

  void conclude() {
    for (int index = 0; index < ledger.events(); index++) {
      if (ledger.outcomeAt(index) == Outcome.ACKNOWLEDGED && !isStored(index)) {
        long lost = index;
        var anomaly = plan.poisonAt(partition, index).isPresent() ? Anomaly.DEAD_LETTER_MISSING : Anomaly.LOST;
        findings.add(anomaly, partition, ledger.offsetOf(index).orElse(-1), () -> "event " + lost + " is not stored");
      }
    }
    order();
    position.conclude(this::isStored);
  }

  private boolean isStored(int index) {
    return asRow.get(index) || asDeadLetter.get(index);
  }

  /** Indexes ascend as offsets do, which the ledger has made sure of. */
  private void order() {
    int[] latest = new int[plan.keys()];
    for (int index = asRow.nextSetBit(0); index >= 0; index = asRow.nextSetBit(index + 1)) {
      int key = plan.keyNumber(partition, index);
      if (Integer.compareUnsigned(transactions[index], latest[key]) < 0) {
        int ahead = index;
        findings.add(Anomaly.REORDERED, partition, ledger.offsetOf(index).orElse(-1), () -> "event " + ahead + " of key "
            + plan.key(partition, ahead) + " was stored before one that precedes it");
      } else {
        latest[key] = transactions[index];
      }
    }
  }

  long inDoubtStored() {
    long stored = 0;
    for (int index = 0; index < ledger.events(); index++) {
      stored += isStored(index) && ledger.outcomeAt(index) == Outcome.UNKNOWN ? 1 : 0;
    }
    return stored;
  }
}
