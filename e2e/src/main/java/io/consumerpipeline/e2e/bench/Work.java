package io.consumerpipeline.e2e.bench;

import io.consumerpipeline.e2e.bench.data.Shape;
import java.util.List;

/** What a case does. */
sealed interface Work {
  /** Rows sent by COPY and nothing else: what PostgreSQL can take. */
  record Copy(Shape shape, int connections) implements Work {}

  /**
   * A full topic into an empty table by the runtime.
   *
   * @param options of Java, after the image's
   */
  record Append(Shape shape, List<String> options) implements Work {}

  /** As {@link Append}, into a table that has one row per key. */
  record Upsert(Shape shape, List<String> options) implements Work {}

  /** As Append, from a topic of which one record in a hundred can never be stored. */
  record Poisoned(Shape shape, List<String> options) implements Work {}

  /** 1,000 records per second, and how long each takes. */
  record Latency(Shape shape, List<String> options) implements Work {}
}
