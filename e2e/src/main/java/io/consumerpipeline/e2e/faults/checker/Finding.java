package io.consumerpipeline.e2e.faults.checker;

/** One contradiction, so that it can be looked up: where, and what it is. */
public record Finding(Anomaly anomaly, int partition, long offset, String message) {
  @Override
  public String toString() {
    return anomaly.label() + ": partition " + partition + ", offset " + offset + ": " + message;
  }
}
