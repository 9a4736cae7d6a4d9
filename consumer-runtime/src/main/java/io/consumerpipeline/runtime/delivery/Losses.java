package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeStatus;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last losses that were passed over, for {@code /status}. Safe for use by several threads. */
final class Losses {
  private static final int MOST = 32;

  private final InstantSource clock;
  private final Deque<RuntimeStatus.Loss> last = new ArrayDeque<>();

  Losses(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(DataLoss loss) {
    if (last.size() == MOST) {
      last.removeFirst();
    }
    last.addLast(
        new RuntimeStatus.Loss(loss.partition(), loss.reason(), loss.what() + "; reading went on at offset " + loss.goOn(),
            clock.instant()));
  }

  synchronized List<RuntimeStatus.Loss> last() {
    return List.copyOf(last);
  }
}
