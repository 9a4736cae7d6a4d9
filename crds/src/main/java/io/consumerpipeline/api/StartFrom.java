package io.consumerpipeline.api;

/** Where a group starts that has no stored position. */
public enum StartFrom {
  Earliest, Latest, Timestamp, Committed
}
