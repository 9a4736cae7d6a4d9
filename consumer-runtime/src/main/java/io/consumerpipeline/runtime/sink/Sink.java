package io.consumerpipeline.runtime.sink;

/** A place that takes rows, dead letters and positions in one transaction. Safe for use by several threads. */
public interface Sink {

  /** One word for metrics. */
  String name();

  /** Connects, and makes sure that everything is in place to write. */
  SinkSession open() throws SinkException;

  /** Connects, and makes sure that the tables of positions are there. */
  PositionReset openReset() throws SinkException;

  /** Does not connect before its first check is made. */
  SinkInspection inspect();
}
