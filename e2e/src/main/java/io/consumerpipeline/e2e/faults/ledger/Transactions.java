package io.consumerpipeline.e2e.faults.ledger;

import java.util.SplittableRandom;

/**
 * How events are grouped into transactions of Kafka.
 *
 * @param id the {@code transactional.id}'s last part; empty for no transactions
 * @param size events in each
 * @param abortPerThousand share that is aborted on purpose
 */
public record Transactions(String id, int size, int abortPerThousand) {
  /** Events are sent one by one. */
  public static final Transactions NONE = new Transactions("", 1, 0);

  public Transactions {
    if (size < 1 || abortPerThousand < 0 || abortPerThousand > 1000) {
      throw new IllegalArgumentException("transactions need at least one event and a share of 0 to 1000 in a thousand to abort");
    }
  }

  boolean isUsed() {
    return !id.isEmpty();
  }

  boolean aborts(long seed, long number) {
    return new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextInt(1000) < abortPerThousand;
  }
}
