package io.consumerpipeline.operator.scaling;

/**
 * What replicas do per second of their work, measured at any load: processed by busy time, not by time. The weight of what was seen
 * fades with busy time, so hours of little work do not blur what was learned under load.
 *
 * @param processed records
 * @param busySeconds of writers, in which they were processed
 */
record Capacity(double processed, double busySeconds) {
  static final Capacity NONE = new Capacity(0, 0);
  /** Of each writer. */
  private static final double MEMORY_SECONDS = 15;

  /** Adds what was seen in an interval. */
  Capacity plus(Capacity seen, int allWriters) {
    var fading = Math.exp(-seen.busySeconds / (MEMORY_SECONDS * Math.max(1, allWriters)));
    return new Capacity(processed * fading + seen.processed, busySeconds * fading + seen.busySeconds);
  }

  boolean isKnown() {
    return processed > 0 && busySeconds > 0;
  }

  /** Records per second of a replica that is busy all the time; 0 if that is not known. */
  double perReplica(int writers) {
    return isKnown() ? writers * processed / busySeconds : 0;
  }
}
