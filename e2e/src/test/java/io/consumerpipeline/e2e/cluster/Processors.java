package io.consumerpipeline.e2e.cluster;

/** The machine's processors, as a resource that two tests do not use at the same time. */
public final class Processors {
  /** For {@link org.junit.jupiter.api.parallel.ResourceLock}. */
  public static final String ALL = "processors";

  private Processors() {}
}
