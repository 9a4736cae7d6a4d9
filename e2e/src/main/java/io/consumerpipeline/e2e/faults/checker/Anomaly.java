package io.consumerpipeline.e2e.faults.checker;

import java.util.Locale;

/** Ways in which a sink can contradict the ledger. What is counted: events for all but the positions, partitions for those. */
public enum Anomaly {
  /** An acknowledged event is neither a row nor a dead letter. */
  LOST,
  /** A row of an event that another row holds already. */
  DUPLICATE,
  /** A row or dead letter of an event that was aborted, refused by the brokers, or never sent; or a row of an event that was spoilt. */
  PHANTOM,
  /** A row that was stored by a later transaction than a row of the same key which follows it in the log; the one ahead is counted. */
  REORDERED,
  /** A row whose event fails its digest, or stands beside another partition, offset or key than its own; or an altered dead letter. */
  CORRUPTED,
  /** A position beyond the end of the log, or the last event below it is not stored. */
  POSITION_WITHOUT_ROWS,
  /** A row or dead letter at or beyond its partition's position. */
  ROW_BEYOND_POSITION,
  /** A position before the end of the log with nothing stored beyond it: the consumer has not finished. */
  POSITION_BEHIND,
  /** A spoilt event that was acknowledged and is no dead letter. */
  DEAD_LETTER_MISSING,
  /** A dead letter of an event of which there is one already. */
  DEAD_LETTER_TWICE,
  /** A dead letter with another reason than the event's. */
  DEAD_LETTER_WRONG_REASON,
  /** A dead letter of a good event. */
  DEAD_LETTER_UNDUE;

  /** As people read it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
