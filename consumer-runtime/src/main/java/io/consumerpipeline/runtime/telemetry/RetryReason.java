package io.consumerpipeline.runtime.telemetry;

import java.util.Locale;

/** Why a batch was tried again; the label {@code reason} of {@code consumerpipeline_sink_retries_total}. */
public enum RetryReason {
  OUTAGE, BUSY, SETUP, IN_DOUBT, FENCED;

  /** As the label is written: {@code in_doubt}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
