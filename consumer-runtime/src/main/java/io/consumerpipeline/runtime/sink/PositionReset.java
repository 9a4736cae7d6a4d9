package io.consumerpipeline.runtime.sink;

import java.util.Map;
import java.util.Optional;

/** A connection to the sink to set positions by hand, for one thread. */
public interface PositionReset extends AutoCloseable {

  /** Where each partition stands, and whose it is. */
  Positions positions();

  /** What was said when this was done, if it was. */
  Optional<String> done(SourceIdentity source, String nonce) throws SinkException;

  /**
   * Sets positions in one transaction, and takes every partition of the source from its owner, so that no consumer that still lives can
   * write on from where it was. Waits for transactions that are still moving a position.
   *
   * @param nonce if it is not empty, this is done once: the sink remembers it
   * @param offsets by partition; those that are not in it keep their position
   * @param said what {@link #done} tells later
   * @return false if another one did it meanwhile; then nothing is changed
   */
  boolean set(SourceIdentity source, String nonce, Map<Integer, Long> offsets, String said) throws SinkException;

  /** Never fails: what is broken is gone anyway. */
  @Override
  void close();
}
