package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.Failure.Poison;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkTransaction;
import java.util.Optional;

/**
 * Writes all rows that can be stored, in order, and finds those that cannot, each by itself. A range that fails is halved until one
 * row is left, or cut at the row that the sink suspects; after a bad row the ranges grow again from twice the distance of the last two,
 * so that many bad rows do not have the good ones sent over and over. At most 2·log₂n round trips for a single bad row among n.
 */
final class Bisection {
  private final SinkTransaction transaction;
  private final int rows;
  private final Refusals refusals;
  private int refused;
  private int at;
  private int lastRefused = -1;
  private int size;
  /** Before this row there is a bad one, if it is beyond {@link #at}. */
  private int badBefore;
  private boolean suspected;

  /** Is told of each row that cannot be stored, in order; it may say that there are too many. */
  @FunctionalInterface
  interface Refusals {
    void refused(int row, Poison why) throws DeadLetterStorm;
  }

  private Bisection(SinkTransaction transaction, int rows, Refusals refusals) {
    this.transaction = transaction;
    this.rows = rows;
    this.refusals = refusals;
    this.size = rows;
  }

  /** How many rows were refused. */
  static int write(SinkTransaction transaction, int rows, Refusals refusals) throws SinkException, DeadLetterStorm {
    var bisection = new Bisection(transaction, rows, refusals);
    while (bisection.at < rows) {
      bisection.step();
    }
    return bisection.refused;
  }

  private void step() throws SinkException, DeadLetterStorm {
    int end = end();
    Optional<Poison> poison = transaction.tryWrite(at, end);
    if (poison.isEmpty()) {
      size = Math.max(size, 2 * (end - at));
      at = end;
    } else if (end - at == 1) {
      refusals.refused(at, poison.get());
      refused++;
      size = Math.max(1, 2 * (at - lastRefused - 1));
      lastRefused = at;
      at = end;
    } else {
      int row = poison.get().row();
      suspected = row >= 0 && row < end - at;
      badBefore = suspected ? at + row + 1 : end;
    }
  }

  private int end() {
    int span = badBefore - at;
    if (span <= 0) {
      return Math.min(rows, at + size);
    }
    if (span == 1) {
      return badBefore;
    }
    return suspected ? badBefore - 1 : at + span / 2;
  }
}
