package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Ledger;
import io.consumerpipeline.e2e.faults.ledger.LedgerBuilder;
import io.consumerpipeline.e2e.faults.ledger.LedgerPlan;
import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.Place;
import io.consumerpipeline.e2e.faults.ledger.Poison;
import io.consumerpipeline.e2e.faults.ledger.PoisonMix;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a faultless pipeline makes of a random log with markers, aborted and doubtful transactions, refused and spoilt events. */
final class GoodResult {
  private static final List<Poison> KINDS = List.of(Poison.NOT_JSON, Poison.NOT_AN_OBJECT, Poison.MISSING_FIELD,
      Poison.NUL_CHARACTER,
      Poison.REFUSED);
  /** Ids of transactions pass the largest signed number on the way. */
  private int transaction = Integer.MAX_VALUE - 20;
  private final Random random;
  private final LedgerPlan plan;
  private final LedgerBuilder outcomes;
  final List<StoredRow> rows = new ArrayList<>();
  final List<StoredDeadLetter> deadLetters = new ArrayList<>();
  final Map<Integer, Long> positions = new HashMap<>();
  final Ledger ledger;

  GoodResult(long seed) {
    random = new Random(seed);
    plan = new LedgerPlan("self-test", seed, 3, 450, 8, 20, new PoisonMix(80_000, KINDS));
    outcomes = new LedgerBuilder(plan);
    for (int partition = 0; partition < plan.partitions(); partition++) {
      positions.put(partition, consume(partition));
    }
    ledger = outcomes.build(positions);
  }

  private long consume(int partition) {
    long offset = random.nextInt(3);
    int index = 0;
    while (index < plan.eventsOf(partition)) {
      int end = Math.min(plan.eventsOf(partition), index + 1 + random.nextInt(6));
      var outcome = outcome();
      boolean stored = outcome == Outcome.ACKNOWLEDGED || (outcome == Outcome.UNKNOWN && random.nextBoolean());
      transaction += random.nextInt(2);
      for (; index < end; index++) {
        var place = new Place(plan.run(), partition, index);
        if (outcome == Outcome.ACKNOWLEDGED) {
          outcomes.acknowledged(place, offset);
        } else {
          outcomes.unacknowledged(place, outcome);
        }
        if (stored) {
          store(place, offset);
        }
        offset += stored || outcome == Outcome.ABORTED ? 1 : 0;
      }
      offset += outcome == Outcome.FAILED ? 0 : random.nextInt(2); // the marker of a transaction
    }
    return offset;
  }

  private Outcome outcome() {
    int of100 = random.nextInt(100);
    if (of100 < 85) {
      return Outcome.ACKNOWLEDGED;
    }
    return of100 < 90 ? Outcome.UNKNOWN : of100 < 95 ? Outcome.ABORTED : Outcome.FAILED;
  }

  private void store(Place place, long offset) {
    if (plan.poisonAt(place.partition(), place.index()).isPresent()) {
      deadLetters.add(deadLetter(place, offset));
    } else {
      rows.add(row(place, offset));
    }
  }

  /** The row of any event, whether or not it may have one, in the latest transaction. */
  StoredRow row(Place place, long offset) {
    var good = new LedgerPlan(place.run(), plan.seed(), 1000, 1L << 40, plan.keys(), plan.payloadCharacters(), PoisonMix.NONE);
    return new StoredRow(place.partition(), offset, plan.key(place.partition(), place.index()),
        new String(good.value(place.partition(), place.index()), StandardCharsets.UTF_8), transaction);
  }

  /** The dead letter of any event. */
  StoredDeadLetter deadLetter(Place place, long offset) {
    var reason = plan.poisonAt(place.partition(), place.index()).map(Poison::reason).map(Enum::name).orElse("Decode");
    return new StoredDeadLetter(place.partition(), offset, place.toString(), plan.value(place.partition(), place.index()),
        reason);
  }

  Verdict check() {
    return Checker.check(ledger, rows, deadLetters, positions);
  }
}
