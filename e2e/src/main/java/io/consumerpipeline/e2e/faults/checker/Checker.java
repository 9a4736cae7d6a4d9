package io.consumerpipeline.e2e.faults.checker;

import io.consumerpipeline.e2e.faults.ledger.Event;
import io.consumerpipeline.e2e.faults.ledger.EventJson;
import io.consumerpipeline.e2e.faults.ledger.Ledger;
import io.consumerpipeline.e2e.faults.ledger.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges a pipeline with the raw layout and {@code writeMode: Append} that has come to rest. Rows and dead letters may come in any
 * order and are not kept: the verdict is a function of the ledger and of what was given, and no sort is needed, in the database or here.
 * For one thread.
 *
 * <p>Memory: per event one bit as row, one as dead letter, and the four bytes of the storing transaction's id, so 5 million events take
 * about 22 MB. A sort of 5 million rows by offset would cost the database a gigabyte of temporary files for the same answer.
 *
 * <p>Order: two rows of one key are stored in order if the transaction of the first in the log is not the later one. Ids of transactions
 * ascend with commits here, because the pipeline's transactions on one partition never overlap. Rows of one transaction become visible
 * together, so their order shows in {@code kafka_offset} alone.
 */
public final class Checker {
  private final Ledger ledger;
  private final List<PartitionChecker> partitions;
  private final Findings findings = new Findings();
  private long rows;
  private long deadLetters;

  /** Positions are the next offsets by partition. */
  public Checker(Ledger ledger, Map<Integer, Long> positions) {
    this.ledger = ledger;
    this.partitions = IntStream.range(0, ledger.partitions().size())
        .mapToObj(partition -> new PartitionChecker(ledger, partition, Optional.ofNullable(positions.get(partition)), findings))
        .toList();
  }

  /** The verdict on a sink that fits into memory. */
  public static Verdict check(Ledger ledger, Collection<StoredRow> rows, Collection<StoredDeadLetter> deadLetters,
      Map<Integer, Long> positions) {
    var checker = new Checker(ledger, positions);
    rows.forEach(checker::row);
    deadLetters.forEach(checker::deadLetter);
    return checker.verdict();
  }

  /** Takes a row into account. */
  public void row(StoredRow row) {
    rows++;
    partition(row.partition()).ifPresent(partition -> partition.storedAt(row.offset()));
    var intact = Optional.ofNullable(row.payload())
        .flatMap(EventJson::read)
        .filter(Event::isIntact);
    // An intact event is believed where it says it belongs; of any other only the offset is left to tell which one it was.
    var place = intact.map(Event::place).or(() -> placeAt(row.partition(), row.offset()));
    place.filter(this::isPlanned).ifPresentOrElse(
        known -> partitions.get(known.partition()).row(known.index(), row, intact.isPresent()),
        () -> findings.add(place.isPresent() ? Anomaly.PHANTOM : Anomaly.CORRUPTED, row.partition(), row.offset(),
            () -> place.map(other -> "a row of event " + other + ", which is not of this run")
                .orElse("the event fails its digest, and nothing acknowledged has this offset")));
  }

  /** Takes a dead letter into account. */
  public void deadLetter(StoredDeadLetter letter) {
    deadLetters++;
    partition(letter.partition()).ifPresent(partition -> partition.storedAt(letter.offset()));
    var place = Optional.ofNullable(letter.place())
        .flatMap(Place::parse)
        .filter(this::isPlanned)
        .or(() -> placeAt(letter.partition(), letter.offset()));
    place.ifPresentOrElse(known -> partitions.get(known.partition()).deadLetter(known.index(), letter),
        () -> findings.add(Anomaly.PHANTOM, letter.partition(), letter.offset(), () -> "a dead letter of no event of this run: "
            + letter.place()));
  }

  /** The verdict on all that was taken into account; to be called once. */
  public Verdict verdict() {
    partitions.forEach(PartitionChecker::conclude);
    long inDoubtStored = partitions.stream().mapToLong(PartitionChecker::inDoubtStored).sum();
    return new Verdict(ledger, rows, deadLetters, inDoubtStored, findings.counts(), findings.kept());
  }

  private Optional<PartitionChecker> partition(int number) {
    return number >= 0 && number < partitions.size() ? Optional.of(partitions.get(number)) : Optional.empty();
  }

  private Optional<Place> placeAt(int partition, long offset) {
    if (partition < 0 || partition >= partitions.size()) {
      return Optional.empty();
    }
    var index = ledger.partitions().get(partition).indexAt(offset);
    return index.isPresent() ? Optional.of(new Place(ledger.plan().run(), partition, index.getAsLong())) : Optional.empty();
  }

  private boolean isPlanned(Place place) {
    return place.run().equals(ledger.plan().run()) && place.partition() >= 0 && place.partition() < partitions.size()
        && place.index() >= 0 && place.index() < ledger.partitions().get(place.partition()).events();
  }
}
