package io.consumerpipeline.operator.simulation;

/** A partition of the topic: how much came when, and how much of it is stored. */
final class Partition {
  private final double[] arrivedUntil;
  private double stored;
  private int oldest;

  Partition(int seconds) {
    arrivedUntil = new double[seconds];
  }

  void append(int second, double records) {
    arrivedUntil[second] = (second == 0 ? 0 : arrivedUntil[second - 1]) + records;
  }

  double end(int second) {
    return arrivedUntil[second];
  }

  double stored() {
    return stored;
  }

  /** Records that came before this second and are not stored. */
  double unreadBefore(int second) {
    return second == 0 ? 0 : Math.max(0, end(second - 1) - stored);
  }

  void store(double records) {
    stored += records;
  }

  /** Age of the oldest unread record, in seconds. */
  int behind(int second) {
    while (oldest < second && arrivedUntil[oldest] <= stored + 1e-6) {
      oldest++;
    }
    return second - oldest;
  }
}
