package io.consumerpipeline.runtime.sink;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import java.util.List;
import java.util.Optional;

/** All or nothing. Closing without commit takes everything back. */
public interface SinkTransaction extends AutoCloseable {

  /** Writes the rows {@code from} to before {@code to}. Whatever is thrown, the transaction is lost. */
  void write(int from, int to) throws SinkException;

  /**
   * Writes the rows {@code from} to before {@code to}, or tells why one of them cannot be stored; then it is as if this had not
   * been called.
   */
  Optional<Failure.Poison> tryWrite(int from, int to) throws SinkException;

  /** Writes dead letters. */
  void writeDeadLetters(SourceIdentity source, List<DeadLetter> letters) throws SinkException;

  /** Moves the positions, or throws {@link Failure.Fenced} with those that are not ours or not where we left them. */
  void advance(SourceIdentity source, List<Advance> advances) throws SinkException;

  /** Makes it last. */
  void commit() throws SinkException;

  @Override
  void close();
}
