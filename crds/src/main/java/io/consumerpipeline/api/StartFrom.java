package io.consumerpipeline.api;

/** Where a partition starts that nobody has read before. */
public enum StartFrom {
  Earliest, Latest
}
