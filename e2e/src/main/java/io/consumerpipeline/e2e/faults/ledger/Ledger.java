package io.consumerpipeline.e2e.faults.ledger;

import java.util.List;

/** What a run was meant to send, and what became of each event. Immutable. */
public record Ledger(LedgerPlan plan, List<PartitionLedger> partitions) {

  public Ledger {
    partitions = List.copyOf(partitions);
  }

  /** How many events had this outcome. */
  public long count(Outcome outcome) {
    return partitions.stream().mapToLong(partition -> partition.count(outcome)).sum();
  }
}
