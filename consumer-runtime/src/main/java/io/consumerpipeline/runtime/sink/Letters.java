package io.consumerpipeline.runtime.sink;

import io.consumerpipeline.runtime.deadletter.DeadLetterBudget.Past;
import io.consumerpipeline.runtime.deadletter.StoredLetter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What is known of a partition's dead letters beside the letters themselves. Each call is a transaction of its own. */
public interface Letters {

  /** The dead letters of the last so many minutes, the current one first. */
  List<Long> byMinute(SourceIdentity source, int partition, int minutes) throws SinkException;

  /** The dead letters of this time before now, and about how many records came since the first of them. */
  Past past(SourceIdentity source, int partition, long nextOffset, Duration window) throws SinkException;

  /**
   * Takes note of a claim.
   *
   * @param restart the nonce of the configuration; may be empty
   * @param relayFrom where passing letters on begins unless it has begun; nothing if they are not passed on
   * @return how long ago the nonce was seen first; very long if it never lifted anything
   */
  Duration claimed(SourceIdentity source, int partition, long ownerEpoch, String restart, OptionalLong relayFrom)
      throws SinkException;

  /** Some letters that are not passed on yet, in order of offset; none if the partition is not ours any more. */
  List<StoredLetter> pending(SourceIdentity source, int partition, long ownerEpoch, int most) throws SinkException;

  /** All before this offset are passed on; nothing happens if the partition is not ours any more. */
  void relayed(SourceIdentity source, int partition, long ownerEpoch, long nextOffset) throws SinkException;
}
