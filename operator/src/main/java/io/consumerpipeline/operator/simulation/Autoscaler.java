package io.consumerpipeline.operator.simulation;

import io.consumerpipeline.operator.scaling.Observation;
import java.time.Instant;

/** Something that says how many replicas there should be. Has a memory, so each run needs a new one. */
interface Autoscaler {
  /** Seconds between two looks. */
  int interval();

  /** Looks, and says it. */
  int replicas(Observation seen, Instant now);
}
