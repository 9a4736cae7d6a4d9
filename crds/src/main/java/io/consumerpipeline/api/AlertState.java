package io.consumerpipeline.api;

/** Whether an alert rule exists. */
public enum AlertState {
  Enabled, Disabled
}
