package io.consumerpipeline.api;

/** What to do when records are gone from the topic before they were stored. */
public enum OnDataLoss {
  Stop, Continue
}
