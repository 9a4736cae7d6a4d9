package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Ways to spoil a good result at one random place; each says by which names the checker has to call it, and by no others. */
enum Plant {
  LOST_ROW {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(acknowledgedRows(result), random);
      result.rows.remove(row);
      return atTheEnd(result, row.partition(), row.offset(), Anomaly.LOST);
    }
  },
  DUPLICATE_ROW {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(random.nextInt(result.rows.size()), any(result.rows, random));
      return Set.of(Anomaly.DUPLICATE);
    }
  },
  SWAPPED_ROWS {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      while (true) {
        var first = any(result.rows, random);
        var second = any(result.rows, random);
        if (first.key().equals(second.key()) && first.offset() < second.offset() && first.transaction() != second.transaction()) {
          result.rows.set(result.rows.indexOf(first), storedBy(first, second.transaction()));
          result.rows.set(result.rows.indexOf(second), storedBy(second, first.transaction()));
          return Set.of(Anomaly.REORDERED);
        }
      }
    }
  },
  FLIPPED_BIT_IN_ROW {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(result.rows, random);
      var flipped = new StringBuilder(row.payload());
      int at = random.nextInt(flipped.length());
      flipped.setCharAt(at, (char) (flipped.charAt(at) ^ (1 << random.nextInt(7))));
      result.rows.set(result.rows.indexOf(row),
          new StoredRow(row.partition(), row.offset(), row.key(), flipped.toString(), row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  NULL_PAYLOAD {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(result.rows, random);
      result.rows.set(result.rows.indexOf(row), new StoredRow(row.partition(), row.offset(), row.key(), null, row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  OTHER_KEY_OF_ROW {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(result.rows, random);
      result.rows.set(result.rows.indexOf(row),
          new StoredRow(row.partition(), row.offset(), row.key() + "x", row.payload(), row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  OTHER_OFFSET_OF_ROW {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(acknowledgedRows(result).stream().filter(each -> each.offset() > 0).toList(), random);
      result.rows.set(result.rows.indexOf(row),
          new StoredRow(row.partition(), random.nextLong(row.offset()), row.key(), row.payload(),
              row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  OTHER_PARTITION_OF_ROW {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(result.rows, random);
      result.rows.set(result.rows.indexOf(row), new StoredRow(-1, row.offset(), row.key(), row.payload(), row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  ROW_OF_ABORTED_EVENT {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(any(placesOf(result, Outcome.ABORTED), random), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_FAILED_EVENT {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(any(placesOf(result, Outcome.FAILED), random), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_EVENT_NEVER_SENT {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(new Place("self-test", random.nextInt(3), 150 + random.nextInt(1000)), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_ANOTHER_RUN {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(new Place("another", random.nextInt(3), random.nextInt(150)), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_SPOILT_EVENT {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var letter = any(result.deadLetters, random);
      result.rows.add(result.row(Place.parse(letter.place()).orElseThrow(), letter.offset()));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  DEAD_LETTER_OF_ABORTED_EVENT {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.deadLetters.add(result.deadLetter(any(placesOf(result, Outcome.ABORTED), random), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  POSITION_AHEAD {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.positions.merge(random.nextInt(3), 1L + random.nextInt(50), Long::sum);
      return Set.of(Anomaly.POSITION_WITHOUT_ROWS);
    }
  },
  POSITION_BACK {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(result.rows, random);
      result.positions.put(row.partition(), row.offset() - random.nextLong(row.offset() + 1));
      return Set.of(Anomaly.ROW_BEYOND_POSITION);
    }
  },
  POSITION_MISSING {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      result.positions.remove(random.nextInt(3));
      return Set.of(Anomaly.ROW_BEYOND_POSITION);
    }
  },
  /** A position that was stored apart from its rows. */
  LAST_ROW_LOST {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
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
    Set<Anomaly> into(GoodResult result, Random random) {
      var from = any(acknowledgedRows(result), random);
      result.positions.put(from.partition(), from.offset());
      result.rows.removeIf(row -> row.partition() == from.partition() && row.offset() >= from.offset());
      boolean letters = result.deadLetters.stream().anyMatch(letter -> isLost(result, letter, from));
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
    Set<Anomaly> into(GoodResult result, Random random) {
      result.deadLetters.add(any(result.deadLetters, random));
      return Set.of(Anomaly.DEAD_LETTER_TWICE);
    }
  },
  DEAD_LETTER_MISSING {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var letter = any(
          result.deadLetters.stream().filter(each -> isAcknowledged(result, each.partition(), each.offset())).toList(),
          random);
      result.deadLetters.remove(letter);
      return atTheEnd(result, letter.partition(), letter.offset(), Anomaly.DEAD_LETTER_MISSING);
    }
  },
  OTHER_REASON {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var letter = any(result.deadLetters, random);
      var others = Arrays.stream(DeadLetterReason.values())
          .map(Enum::name)
          .filter(reason -> !reason.equals(letter.reason()))
          .toList();
      result.deadLetters.set(result.deadLetters.indexOf(letter),
          new StoredDeadLetter(letter.partition(), letter.offset(), letter.place(), letter.value(), any(others, random)));
      return Set.of(Anomaly.DEAD_LETTER_WRONG_REASON);
    }
  },
  FLIPPED_BIT_IN_DEAD_LETTER {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var letter = any(result.deadLetters, random);
      byte[] value = letter.value().clone();
      value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      result.deadLetters.set(result.deadLetters.indexOf(letter),
          new StoredDeadLetter(letter.partition(), letter.offset(), letter.place(), value, letter.reason()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  GOOD_EVENT_AS_DEAD_LETTER {
    @Override
    Set<Anomaly> into(GoodResult result, Random random) {
      var row = any(acknowledgedRows(result), random);
      if (random.nextBoolean()) {
        result.rows.remove(row);
      }
      long index = result.ledger.partitions().get(row.partition()).indexAt(row.offset()).orElseThrow();
      result.deadLetters.add(result.deadLetter(new Place("self-test", row.partition(), index), row.offset()));
      return Set.of(Anomaly.DEAD_LETTER_UNDUE);
    }
  };

  abstract Set<Anomaly> into(GoodResult result, Random random);

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<StoredRow> acknowledgedRows(GoodResult result) {
    return result.rows.stream().filter(row -> isAcknowledged(result, row.partition(), row.offset())).toList();
  }

  private static boolean isAcknowledged(GoodResult result, int partition, long offset) {
    return result.ledger.partitions().get(partition).indexAt(offset).isPresent();
  }

  private static boolean isLost(GoodResult result, StoredDeadLetter letter, StoredRow from) {
    return letter.partition() == from.partition() && letter.offset() >= from.offset()
        && isAcknowledged(result, letter.partition(), letter.offset());
  }

  private static List<Place> placesOf(GoodResult result, Outcome outcome) {
    var places = new ArrayList<Place>();
    for (int partition = 0; partition < 3; partition++) {
      for (int index = 0; index < result.ledger.partitions().get(partition).events(); index++) {
        if (result.ledger.partitions().get(partition).outcomeAt(index) == outcome) {
          places.add(new Place("self-test", partition, index));
        }
      }
    }
    return places;
  }

  private static StoredRow storedBy(StoredRow row, int transaction) {
    return new StoredRow(row.partition(), row.offset(), row.key(), row.payload(), transaction);
  }

  /** What is lost at a partition's end also leaves the position without its rows. */
  private static Set<Anomaly> atTheEnd(GoodResult result, int partition, long offset, Anomaly lost) {
    var ledger = result.ledger.partitions().get(partition);
    return ledger.lastIndexBelow(Long.MAX_VALUE).equals(ledger.indexAt(offset))
        ? Set.of(lost, Anomaly.POSITION_WITHOUT_ROWS)
        : Set.of(lost);
  }
}
