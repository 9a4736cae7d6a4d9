package io.consumerpipeline.e2e.cluster;

/**
 * Where tests run one after the other beside the scenarios, which do so in the first lane: those that mostly wait, and that neither
 * take from others what they need nor are disturbed by them. Whoever wants to be alone takes the lock too.
 */
public final class SecondLane {
  /** For {@link org.junit.jupiter.api.parallel.ResourceLock}. */
  public static final String LOCK = "second lane";

  private SecondLane() {}
}
