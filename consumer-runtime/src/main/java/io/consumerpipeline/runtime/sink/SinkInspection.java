package io.consumerpipeline.runtime.sink;

import io.consumerpipeline.runtime.finding.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at what a pipeline needs of a sink, without changing anything. For one thread at a time. */
public interface SinkInspection extends AutoCloseable {
  /** Whether there is a connection; the other calls need one. */
  String DATABASE = "database";
  /** Whether positions can be kept. */
  String POSITIONS = "positions table";

  /** In the order in which they make sense. */
  List<Check> checks();

  /** Where partitions stand; nothing while there is no table of positions. Only to be asked, never to be changed. */
  Optional<Positions> positions() throws SinkException;

  /** What time it is there. */
  Instant clock() throws SinkException;

  /** Never fails: what is broken is gone anyway. */
  @Override
  void close();
}
