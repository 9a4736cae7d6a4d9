package io.consumerpipeline.runtime.sink;

/** A connection to the sink, for one thread. After {@link Failure.Outage} or {@link Failure.InDoubt} only closing it makes sense. */
public interface SinkSession extends AutoCloseable {

  /** The rows to be written, kept until cleared. */
  Rows rows();

  /** Begins to write; at most one transaction is open. */
  SinkTransaction begin() throws SinkException;

  /** Where each partition stands, and whose it is. */
  Positions positions();

  /** What became of dead letters. */
  Letters letters();

  /** Never fails: what is broken is gone anyway. */
  @Override
  void close();
}
