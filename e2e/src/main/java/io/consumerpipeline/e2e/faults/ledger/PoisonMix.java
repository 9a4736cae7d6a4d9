package io.consumerpipeline.e2e.faults.ledger;

import java.util.List;
import java.util.Optional;

/** Which share of the events is spoilt, in equal parts by each of the kinds. */
public record PoisonMix(int perMillion, List<Poison> kinds) {
  /** Every event is good. */
  public static final PoisonMix NONE = new PoisonMix(0, List.of());

  public PoisonMix {
    kinds = List.copyOf(kinds);
    if (perMillion < 0 || perMillion > 1_000_000 || (perMillion > 0 && kinds.isEmpty())) {
      throw new IllegalArgumentException(
          "a share of " + perMillion + " in a million needs to be 0 to 1000000, and kinds if it is not 0");
    }
  }

  Optional<Poison> at(long mixed) {
    return Long.remainderUnsigned(mixed >>> 32, 1_000_000) < perMillion
        ? Optional.of(kinds.get((int) Long.remainderUnsigned(mixed & 0xFFFFFFFFL, kinds.size())))
        : Optional.empty();
  }
}
