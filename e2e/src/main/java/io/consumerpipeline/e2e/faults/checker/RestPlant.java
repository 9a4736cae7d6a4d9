package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.Place;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** What is wrong with positions and dead letters, and what is missing at the end. */
enum RestPlant implements Plant {
  DEAD_LETTER_OF_ABORTED_EVENT {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.deadLetters.add(result.deadLetter(Plant.any(Plant.placesOf(result, Outcome.ABORTED), random), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  POSITION_AHEAD {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.positions.merge(random.nextInt(3), 1L + random.nextInt(50), Long::sum);
      return Set.of(Anomaly.POSITION_WITHOUT_ROWS);
    }
  },
  POSITION_BACK {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(result.rows, random);
      result.positions.put(row.partition(), row.offset() - random.nextLong(row.offset() + 1));
      return Set.of(Anomaly.ROW_BEYOND_POSITION);
    }
  },
  POSITION_MISSING {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.positions.remove(random.nextInt(3));
      return Set.of(Anomaly.ROW_BEYOND_POSITION);
    }
  },
  /** A position that was stored apart from its rows. */
  LAST_ROW_LOST {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      int partition = random.nextInt(3);
      long last = result.ledger.partitions().get(partition).lastIndexBelow(Long.MAX_VALUE).orElseThrow();
      long offset = result.ledger.partitions().get(partition).offsetOf(last).orElseThrow();
      boolean wasRow = result.rows.removeIf(row -> row.partition() == partition && row.offset() == offset);
      result.deadLetters.removeIf(letter -> letter.partition() == partition && letter.offset() == offset);
      return Set.of(wasRow ? Anomaly.LOST : Anomaly.DEAD_LETTER_MISSING, Anomaly.POSITION_WITHOUT_ROWS);
    }
  },
  /** A consumer that has not come to rest. */
  STOPPED_HALF_WAY {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var from = Plant.any(Plant.acknowledgedRows(result), random);
      result.positions.put(from.partition(), from.offset());
      result.rows.removeIf(row -> row.partition() == from.partition() && row.offset() >= from.offset());
      boolean letters = result.deadLetters.stream().anyMatch(letter -> Plant.isLost(result, letter, from));
      result.deadLetters.removeIf(letter -> letter.partition() == from.partition() && letter.offset() >= from.offset());
      var names = EnumSet.of(Anomaly.LOST, Anomaly.POSITION_BEHIND);
      if (letters) {
        names.add(Anomaly.DEAD_LETTER_MISSING);
      }
      return names;
    }
  },
  DEAD_LETTER_TWICE {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.deadLetters.add(Plant.any(result.deadLetters, random));
      return Set.of(Anomaly.DEAD_LETTER_TWICE);
    }
  },
  DEAD_LETTER_MISSING {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var letter = Plant.any(
          result.deadLetters.stream().filter(each -> Plant.isAcknowledged(result, each.partition(), each.offset())).toList(),
          random);
      result.deadLetters.remove(letter);
      return Plant.atTheEnd(result, letter.partition(), letter.offset(), Anomaly.DEAD_LETTER_MISSING);
    }
  },
  OTHER_REASON {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var letter = Plant.any(result.deadLetters, random);
      var others = Arrays.stream(DeadLetterReason.values())
          .map(Enum::name)
          .filter(reason -> !reason.equals(letter.reason()))
          .toList();
      result.deadLetters.set(result.deadLetters.indexOf(letter),
          new StoredDeadLetter(letter.partition(), letter.offset(), letter.place(), letter.value(), Plant.any(others, random)));
      return Set.of(Anomaly.DEAD_LETTER_WRONG_REASON);
    }
  },
  FLIPPED_BIT_IN_DEAD_LETTER {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var letter = Plant.any(result.deadLetters, random);
      byte[] value = Objects.requireNonNull(letter.value()).clone();
      value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      result.deadLetters.set(result.deadLetters.indexOf(letter),
          new StoredDeadLetter(letter.partition(), letter.offset(), letter.place(), value, letter.reason()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  GOOD_EVENT_AS_DEAD_LETTER {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(Plant.acknowledgedRows(result), random);
      if (random.nextBoolean()) {
        result.rows.remove(row);
      }
      long index = result.ledger.partitions().get(row.partition()).indexAt(row.offset()).orElseThrow();
      result.deadLetters.add(result.deadLetter(new Place("self-test", row.partition(), index), row.offset()));
      return Set.of(Anomaly.DEAD_LETTER_UNDUE);
    }
  }
}
