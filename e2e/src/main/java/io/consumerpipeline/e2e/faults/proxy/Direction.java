package io.consumerpipeline.e2e.faults.proxy;

/** Which way bytes flow. */
public enum Direction {
  TO_SERVER, TO_CLIENT
}
