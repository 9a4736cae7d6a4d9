package io.consumerpipeline.runtime.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something last happened; null until it did. Safe for use by several threads. */
public final class Moments {
  private volatile @Nullable Instant lastCommit;
  private volatile @Nullable Instant lastEvent;

  /** The sink has committed. */
  public void committed(Instant now) {
    lastCommit = now;
  }

  /** A record was stored, as row or dead letter. */
  public void stored(Instant now) {
    lastEvent = now;
  }

  @Nullable
  Instant lastCommit() {
    return lastCommit;
  }

  @Nullable
  Instant lastEvent() {
    return lastEvent;
  }
}
