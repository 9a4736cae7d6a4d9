package io.consumerpipeline.runtime.event;

import java.time.Instant;

/** Where a column's value comes from: a path into the event, or one of the words that begin with $. */
public interface FieldSource {

  /** Loads the value; it holds until the event is read anew. */
  void load(Event event, Field into);

  /** Whether {@code field} is a path, so that a tree must know it. */
  static boolean isPath(String field) {
    return !field.startsWith("$");
  }

  /** Whether {@code field} can be resolved at all. */
  static boolean isKnown(String field) {
    return switch (field) {
      case "$", "$key", "$timestamp", "$headers", "$metadata", "$ingestionTime" -> true;
      default -> isPath(field) && !field.isEmpty();
    };
  }

  /** What {@code field} means. */
  static FieldSource of(String field, FieldTree tree) {
    return switch (field) {
      case "$" -> Event::loadAll;
      case "$key" -> FieldSource::key;
      case "$timestamp" -> FieldSource::timestamp;
      case "$headers" -> (event, into) -> into.setObject(RecordJson.headers(event.record()));
      case "$metadata" -> (event, into) -> into.setObject(RecordJson.metadata(event.record()));
      case "$ingestionTime" -> (event, into) -> into.setText(event.ingestedAt().toString());
      default -> {
        int slot = tree.slot(field);
        yield (event, into) -> event.load(slot, into);
      }
    };
  }

  private static void key(Event event, Field into) {
    byte[] key = event.record().key();
    if (key == null) {
      into.setAbsent();
    } else {
      into.setBytes(key);
    }
  }

  private static void timestamp(Event event, Field into) {
    if (event.record().timestamp() < 0) {
      into.setAbsent();
    } else {
      into.setText(Instant.ofEpochMilli(event.record().timestamp()).toString());
    }
  }
}
