package io.consumerpipeline.e2e.bench;

import java.util.List;

/** Who saw what when: from the times of sending and the positions seen, the time that each record took. */
final class Latencies {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private Latencies() {}

  /**
   * A look at the positions.
   *
   * @param nanos when the answer was there
   * @param next the offset of each partition before which all is committed; -1 for none
   */
  record Look(long nanos, List<Long> next) {}

  /**
   * A record that was sent.
   *
   * @param nanos when its timestamp was taken
   */
  record Sent(long nanos, int partition, long offset) {}

  /**
   * Milliseconds from a record's timestamp to the first look that finds it committed.
   *
   * @param sent in the order of sending
   * @param looks in the order of time
   */
  static double[] milliseconds(List<Sent> sent, List<Look> looks, int partitions) {
    var current = new int[partitions];
    return sent.stream().mapToDouble(one -> {
      var look = current[one.partition];
      while (looks.get(look).next.get(one.partition) <= one.offset) {
        look++;
      }
      current[one.partition] = look;
      return (looks.get(look).nanos - one.nanos) / NANOS_PER_MILLISECOND;
    }).toArray();
  }
}
