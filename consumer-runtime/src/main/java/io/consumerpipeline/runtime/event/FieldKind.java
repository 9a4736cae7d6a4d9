package io.consumerpipeline.runtime.event;

/** What stands at a path of an event. */
public enum FieldKind {
  ABSENT, NULL, TRUE, FALSE, NUMBER, STRING, OBJECT, ARRAY;

  /** Whether there is nothing to store. */
  public boolean isNothing() {
    return this == ABSENT || this == NULL;
  }
}
