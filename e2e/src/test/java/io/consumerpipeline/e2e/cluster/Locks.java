package io.consumerpipeline.e2e.cluster;

/**
 * What scenarios must not have at the same time, for {@link org.junit.jupiter.api.parallel.ResourceLock}. They run one after the other
 * but for those that mostly wait, and that neither take from others what they need nor are disturbed by them.
 */
public final class Locks {
  /** Held by those that run one after the other beside the first ones. */
  public static final String SECOND_LANE = "second lane";
  /** Held by what moves the operator to write something for every pipeline, and by whoever sees to it that it does not. */
  public static final String SILENCE = "silence";

  private Locks() {}
}
