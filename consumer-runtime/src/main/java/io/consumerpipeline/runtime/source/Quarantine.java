package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.Delivery;
import io.consumerpipeline.runtime.source.PollNotes.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps apart what ends the process when it is read: while something is suspected of it, partitions are read one at a time and record by
 * record, each noted before; a partition that has come to a record of which it is known stops there. Poll loop's thread only.
 */
final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  /** So long after its first record a process is no longer thought to end of what it reads first. */
  private static final long WELL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int POLLS_IN_A_ROW = 500;

  private final PollJournal journal;
  private final Delivery delivery;
  private boolean oneByOne;
  private @Nullable Tap alone;
  private int inARow;
  private long firstRecordNanos;
  private boolean anyRecord;
  private boolean well;

  Quarantine(PollJournal journal, Delivery delivery) {
    this.journal = journal;
    this.delivery = delivery;
    this.oneByOne = journal.careful();
  }

  /** Those of the consumer that is to be used: it may have to read no further than the one record it is asked for. */
  Map<String, Object> settings(Map<String, Object> usual) {
    return oneByOne ? ConsumerSettings.oneByOne(usual) : usual;
  }

  /** Before a poll. False if the consumer is not the one to read what is next: another has to be made. */
  boolean prepare(Taps taps) {
    if (!oneByOne && journal.isClear()) {
      return true;
    }
    List<Tap> open = taps.open();
    open.stream().filter(tap -> tap.position() == unreadable(tap)).forEach(tap -> stop(tap, taps));
    boolean needed = journal.careful() || open.stream().anyMatch(tap -> tap.position() < unreadable(tap));
    if (needed != oneByOne) {
      LOG.info(needed ? "From now on records are read one by one" : "From now on records are read as usual");
      oneByOne = needed;
      return false;
    }
    if (oneByOne) {
      alone = next(taps);
      taps.hold(alone);
      journal.reading(alone != null && taps.hasUnread(alone) ? new Place(number(alone), alone.position()) : null);
    }
    return true;
  }

  private long unreadable(Tap tap) {
    return journal.unreadableAt(number(tap));
  }

  private void stop(Tap tap, Taps taps) {
    String message = "the process ended twice when it read the record at offset " + tap.position() + " of partition "
        + number(tap)
        + " alone: it needs more memory than the pod has, or its batch is broken; raise resources.limits.memory, or go on at offset "
        + (tap.position() + 1) + " by resetOffsets";
    LOG.atError().addKeyValue("partition", number(tap)).addKeyValue("reason", "RecordUnreadable").addKeyValue("detail", message)
        .log("The partition is stopped; nothing of it is skipped");
    taps.halt(tap.lane());
    delivery.stop(tap.lane(), "RecordUnreadable", message);
  }

  /** The same as before while it has records: those without cost little, and an answer that is under way is of the one noted. */
  private @Nullable Tap next(Taps taps) {
    List<Tap> ready = taps.open().stream().filter(tap -> !tap.paused()).sorted(Comparator.comparingInt(Quarantine::number))
        .toList();
    Tap before = alone;
    if (before != null && ready.contains(before) && taps.hasUnread(before) && inARow++ < POLLS_IN_A_ROW) {
      return before;
    }
    inARow = 0;
    int last = before == null ? -1 : number(before);
    return ready.stream().filter(tap -> number(tap) > last).findFirst().orElse(ready.isEmpty() ? null : ready.getFirst());
  }

  /** Whether records are more likely to come from another partition than from the one that is read now. */
  boolean looksAround(Taps taps) {
    return oneByOne && (alone == null || !taps.hasUnread(alone));
  }

  /** After a poll that brought so many. */
  void polled(int records) {
    if (records > 0 && !anyRecord) {
      anyRecord = true;
      firstRecordNanos = System.nanoTime();
    }
    if (anyRecord && !well && System.nanoTime() - firstRecordNanos > WELL_NANOS) {
      well = true;
      journal.well();
    }
  }

  /** The process ends as it should. */
  void close() {
    journal.close();
  }

  private static int number(Tap tap) {
    return tap.partition().partition();
  }
}
