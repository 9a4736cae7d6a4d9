package io.consumerpipeline.api;

/** How the members of a group share its partitions. */
public enum GroupProtocol {
  Classic, Consumer
}
