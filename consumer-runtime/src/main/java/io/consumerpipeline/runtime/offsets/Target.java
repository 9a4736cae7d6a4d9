package io.consumerpipeline.runtime.offsets;

import java.time.Instant;
import java.util.Map;

/** Where positions shall be set. */
public sealed interface Target {

  /** At the oldest record. */
  record Earliest() implements Target {}

  /** At what comes from now on. */
  record Latest() implements Target {}

  /** At the first record of this time or later; at the end where there is none. */
  record Time(Instant instant) implements Target {}

  /** At these offsets, by partition; other partitions keep their position. */
  record Offsets(Map<Integer, Long> offsets) implements Target {}
}
