package io.consumerpipeline.runtime.sink;

import io.consumerpipeline.runtime.deadletter.RejectedException;
import io.consumerpipeline.runtime.event.Event;

/** Rows in the sink's own form, in the order they were added; any range of them can be written, so that a batch can be bisected. */
public interface Rows {

  /** Adds the row of an event, or nothing if the event does not fit the table. */
  void add(Event event) throws RejectedException, SinkException;

  /** How many there are. */
  int count();

  /** Forgets them. */
  void clear();
}
