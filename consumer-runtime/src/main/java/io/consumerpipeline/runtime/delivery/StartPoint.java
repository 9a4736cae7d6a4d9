package io.consumerpipeline.runtime.delivery;

import java.time.Instant;

/** A place in a topic that is not given as a number. */
public sealed interface StartPoint {

  /** The oldest record. */
  record Beginning() implements StartPoint {}

  /** What comes from now on; records of transactions that are still open count as coming. */
  record End() implements StartPoint {}

  /** The first record of this time or later, by the record's own timestamp; the end where there is none. */
  record Time(Instant instant) implements StartPoint {}
}
