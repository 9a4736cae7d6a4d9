package io.consumerpipeline.e2e.bench.report;

import java.util.Arrays;

/** Numbers that stand for many. */
public final class Statistics {
  private static final double PERCENT = 100;

  private Statistics() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double median(double[] values) {
    var sorted = sorted(values);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest value that at least so many percent are not above (nearest rank): one that occurred, never one in between. */
  public static double percentile(double[] values, double percent) {
    var sorted = sorted(values);
    var rank = (int) Math.ceil(percent / PERCENT * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  private static double[] sorted(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no value");
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
