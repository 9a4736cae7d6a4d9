package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.event.EventReader;
import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import io.consumerpipeline.runtime.sink.SinkTransaction;
import io.consumerpipeline.runtime.telemetry.Totals;
import io.consumerpipeline.runtime.telemetry.TypeCounts;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt at a batch: encode, then rows, dead letters and positions in one transaction. Single-threaded. */
final class BatchWriter {
  private final EventReader reader;
  private final Totals totals;
  private final InstantSource clock;
  private @Nullable Outcome prepared;

  BatchWriter(EventReader reader, Totals totals, InstantSource clock) {
    this.reader = reader;
    this.totals = totals;
    this.clock = clock;
  }

  /**
   * What became of a batch.
   *
   * @param rows how many were stored
   * @param skipped how many were only counted
   * @param types how many there are of each type
   */
  record Outcome(int rows, List<DeadLetter> deadLetters, int skipped, TypeCounts types) {}

  /** Stores the batch, or throws and has stored nothing, unless the failure is {@link Failure.InDoubt}. */
  Outcome write(Batch batch, SinkSession session, int attempt) throws SinkException, DeadLetterStorm {
    Encoded encoded = Encoded.encode(batch, reader, session.rows(), totals.noTypes(), clock.instant());
    CrashPoint.AFTER_ENCODE.hit();
    try {
      return write(batch, session, encoded, false, attempt);
    } catch (SinkException e) {
      if (e.failure() instanceof Failure.Poison) {
        return write(batch, session, encoded, true, attempt + 1);
      }
      throw e;
    }
  }

  /** What the attempt would have stored that ended in doubt. */
  @Nullable
  Outcome prepared() {
    return prepared;
  }

  private Outcome write(Batch batch, SinkSession session, Encoded encoded, boolean bisect, int attempt)
      throws SinkException, DeadLetterStorm {
    var tally = new Tally(batch, clock.instant());
    for (DeadLetter letter : encoded.refused()) {
      tally.add(letter);
    }
    try (SinkTransaction transaction = session.begin()) {
      int rows = bisect ? bisect(transaction, encoded, attempt, tally) : plain(transaction, encoded);
      var outcome = new Outcome(rows, tally.letters(), encoded.skipped(), encoded.types());
      CrashPoint.AFTER_COPY.hit();
      transaction.writeDeadLetters(batch.source(), outcome.deadLetters());
      CrashPoint.BEFORE_POSITION.hit();
      transaction.advance(batch.source(), batch.advances());
      CrashPoint.AFTER_POSITION.hit();
      prepared = outcome;
      CrashPoint.COMMIT_SENT.hit();
      transaction.commit();
      CrashPoint.AFTER_COMMIT.hit();
      return outcome;
    }
  }

  private static int plain(SinkTransaction transaction, Encoded encoded) throws SinkException {
    transaction.write(0, encoded.rows().size());
    return encoded.rows().size();
  }

  private int bisect(SinkTransaction transaction, Encoded encoded, int attempt, Tally tally)
      throws SinkException, DeadLetterStorm {
    int rows = encoded.rows().size();
    int refused = Bisection.write(transaction, rows, (row, poison) -> {
      var record = encoded.rows().get(row);
      tally.add(new DeadLetter(record, poison.rejection(), attempt, reader.typeName(record)));
    });
    return rows - refused;
  }
}
