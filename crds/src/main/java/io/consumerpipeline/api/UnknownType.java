package io.consumerpipeline.api;

/** What becomes of an event whose type is not declared. */
public enum UnknownType {
  Accept, Skip, DeadLetter
}
