package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.Place;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** What is wrong with rows. */
enum RowPlant implements Plant {
  LOST_ROW {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(Plant.acknowledgedRows(result), random);
      result.rows.remove(row);
      return Plant.atTheEnd(result, row.partition(), row.offset(), Anomaly.LOST);
    }
  },
  DUPLICATE_ROW {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(random.nextInt(result.rows.size()), Plant.any(result.rows, random));
      return Set.of(Anomaly.DUPLICATE);
    }
  },
  SWAPPED_ROWS {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      while (true) {
        var first = Plant.any(result.rows, random);
        var second = Plant.any(result.rows, random);
        if (Objects.equals(first.key(), second.key()) && first.offset() < second.offset()
            && first.transaction() != second.transaction()) {
          result.rows.set(result.rows.indexOf(first), Plant.storedBy(first, second.transaction()));
          result.rows.set(result.rows.indexOf(second), Plant.storedBy(second, first.transaction()));
          return Set.of(Anomaly.REORDERED);
        }
      }
    }
  },
  FLIPPED_BIT_IN_ROW {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(result.rows, random);
      var flipped = new StringBuilder(Objects.requireNonNull(row.payload()));
      int at = random.nextInt(flipped.length());
      flipped.setCharAt(at, (char) (flipped.charAt(at) ^ (1 << random.nextInt(7))));
      result.rows.set(result.rows.indexOf(row),
          new StoredRow(row.partition(), row.offset(), row.key(), flipped.toString(), row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  NULL_PAYLOAD {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(result.rows, random);
      result.rows.set(result.rows.indexOf(row), new StoredRow(row.partition(), row.offset(), row.key(), null, row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  OTHER_KEY_OF_ROW {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(result.rows, random);
      result.rows.set(result.rows.indexOf(row),
          new StoredRow(row.partition(), row.offset(), row.key() + "x", row.payload(), row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  OTHER_OFFSET_OF_ROW {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(Plant.acknowledgedRows(result).stream().filter(each -> each.offset() > 0).toList(), random);
      result.rows.set(result.rows.indexOf(row),
          new StoredRow(row.partition(), random.nextLong(row.offset()), row.key(), row.payload(),
              row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  OTHER_PARTITION_OF_ROW {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var row = Plant.any(result.rows, random);
      result.rows.set(result.rows.indexOf(row), new StoredRow(-1, row.offset(), row.key(), row.payload(), row.transaction()));
      return Set.of(Anomaly.CORRUPTED);
    }
  },
  ROW_OF_ABORTED_EVENT {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(Plant.any(Plant.placesOf(result, Outcome.ABORTED), random), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_FAILED_EVENT {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(Plant.any(Plant.placesOf(result, Outcome.FAILED), random), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_EVENT_NEVER_SENT {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(new Place("self-test", random.nextInt(3), 150 + random.nextInt(1000)), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_ANOTHER_RUN {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      result.rows.add(result.row(new Place("another", random.nextInt(3), random.nextInt(150)), 3));
      return Set.of(Anomaly.PHANTOM);
    }
  },
  ROW_OF_SPOILT_EVENT {
    @Override
    public Set<Anomaly> into(GoodResult result, Random random) {
      var letter = Plant.any(result.deadLetters, random);
      result.rows.add(result.row(Place.parse(Objects.requireNonNull(letter.place())).orElseThrow(), letter.offset()));
      return Set.of(Anomaly.PHANTOM);
    }
  }
}
