package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Outcome;
import io.consumerpipeline.e2e.faults.ledger.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A way to spoil a good result at one random place; it says by which names the checker has to call it, and by no others. */
interface Plant {
  Set<Anomaly> into(GoodResult result, Random random);

  /** All there are. */
  static List<Plant> all() {
    return Stream.<Plant>concat(Arrays.stream(RowPlant.values()), Arrays.stream(RestPlant.values())).toList();
  }

  static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  static List<StoredRow> acknowledgedRows(GoodResult result) {
    return result.rows.stream().filter(row -> isAcknowledged(result, row.partition(), row.offset())).toList();
  }

  static boolean isAcknowledged(GoodResult result, int partition, long offset) {
    return result.ledger.partitions().get(partition).indexAt(offset).isPresent();
  }

  static boolean isLost(GoodResult result, StoredDeadLetter letter, StoredRow from) {
    return letter.partition() == from.partition() && letter.offset() >= from.offset()
        && isAcknowledged(result, letter.partition(), letter.offset());
  }

  static List<Place> placesOf(GoodResult result, Outcome outcome) {
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

  static StoredRow storedBy(StoredRow row, int transaction) {
    return new StoredRow(row.partition(), row.offset(), row.key(), row.payload(), transaction);
  }

  /** What is lost at a partition's end also leaves the position without its rows. */
  static Set<Anomaly> atTheEnd(GoodResult result, int partition, long offset, Anomaly lost) {
    var ledger = result.ledger.partitions().get(partition);
    return ledger.lastIndexBelow(Long.MAX_VALUE).equals(ledger.indexAt(offset))
        ? Set.of(lost, Anomaly.POSITION_WITHOUT_ROWS)
        : Set.of(lost);
  }
}
