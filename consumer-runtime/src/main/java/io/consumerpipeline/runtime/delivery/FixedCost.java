package io.consumerpipeline.runtime.delivery;

/**
 * What a transaction costs a writer however little is in it: round trips and the database's disk. A writer that has a few records at a
 * time pays it again and again and could do hundreds of times as many for little more, so that time alone would call it busy at a
 * twentieth of what it can do. Of a batch counts what it took, less the part of this cost that a full batch would not have had.
 *
 * <p>Not for several threads.
 */
final class FixedCost {
  /** Of a full batch: with so little in it a transaction costs little else. */
  private static final double SMALL = 0.01;

  private final int fullRecords;
  private final Average ofSmall = new Average(16);
  private final Average ofAll = new Average(64);
  private double nanos;
  private double lead;

  /** A cost that is not known yet. */
  FixedCost(int fullRecords) {
    this.fullRecords = fullRecords;
  }

  /** Of the last values, as the disk's time is not always the same. */
  private static final class Average {
    private final int memory;
    private int count;
    private double value;

    Average(int memory) {
      this.memory = memory;
    }

    double with(long next) {
      count = Math.min(memory, count + 1);
      value += (next - value) / count;
      return value;
    }
  }

  /** How much of the time that a batch took is work that more replicas could share. Over many batches together, not for each. */
  long workNanos(int records, long tookNanos) {
    double share = Math.min(1, (double) records / fullRecords);
    double usual = ofAll.with(tookNanos);
    // Small ones may have been those of a cold process alone; all together cost no less than small ones do.
    nanos = share > SMALL ? Math.min(nanos, usual) : ofSmall.with(tookNanos);
    // A counter never goes back: what a batch was quicker than the cost is taken from those after it.
    double work = tookNanos - nanos * (1 - share) - lead;
    lead = Math.clamp(-work, 0, nanos);
    return Math.round(Math.max(0, work));
  }
}
