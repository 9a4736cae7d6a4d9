package io.consumerpipeline.api;

/** How rows are written. */
public enum WriteMode {
  Append, Upsert
}
