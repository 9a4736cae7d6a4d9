package io.consumerpipeline.runtime.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how processes ended that read here.
 *
 * @param ends how many in a row ended without a word
 * @param reading what the last one was about to read, if it noted that
 * @param suspected what the one before it was about to read
 * @param unreadable what ends every process, as offsets by partition
 */
record PollNotes(int ends, @Nullable Place reading, @Nullable Place suspected, Map<Integer, Long> unreadable) {
  static final PollNotes NONE = new PollNotes(0, null, null, Map.of());

  PollNotes {
    unreadable = Map.copyOf(unreadable);
  }

  /** Where the next record of a partition is. */
  record Place(int partition, long offset) {
    @Override
    public String toString() {
      return partition + " " + offset;
    }
  }

  /** Reads what {@link #toLines} wrote; anything else is an {@link IllegalArgumentException}. */
  static PollNotes parse(List<String> lines) {
    int ends = 0;
    Place reading = null;
    Place suspected = null;
    var unreadable = new TreeMap<Integer, Long>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words.length == 3 ? words[0] : "") {
        case "ended" -> ends = Integer.parseInt(words[1]);
        case "reading" -> reading = place(words);
        case "suspected" -> suspected = place(words);
        case "unreadable" -> unreadable.put(Integer.parseInt(words[1]), Long.parseLong(words[2]));
        default -> throw new IllegalArgumentException("no note: " + line);
      }
    }
    return new PollNotes(ends, reading, suspected, unreadable);
  }

  private static Place place(String[] words) {
    return new Place(Integer.parseInt(words[1]), Long.parseLong(words[2]));
  }

  /** As text, nothing if there is nothing to say. */
  List<String> toLines() {
    var lines = new ArrayList<String>();
    if (ends > 0) {
      lines.add("ended " + ends + " times");
    }
    if (reading != null) {
      lines.add("reading " + reading);
    }
    if (suspected != null) {
      lines.add("suspected " + suspected);
    }
    unreadable.forEach((partition, offset) -> lines.add("unreadable " + new Place(partition, offset)));
    return lines;
  }

  /** What a process makes of them that begins: to have ended twice at one record is enough, as it was read alone. */
  PollNotes judged() {
    if (reading == null) {
      return this;
    }
    if (!reading.equals(suspected)) {
      return new PollNotes(ends, null, reading, unreadable);
    }
    var more = new TreeMap<>(unreadable);
    more.put(reading.partition(), reading.offset());
    return new PollNotes(ends, null, null, more);
  }

  /** How they are to be found if the process that has them ends without a word. */
  PollNotes ended() {
    return new PollNotes(ends + 1, reading, suspected, unreadable);
  }

  PollNotes reading(@Nullable Place place) {
    return new PollNotes(ends, place, suspected, unreadable);
  }

  /** Without what was held against what is read; what is known remains. */
  PollNotes cleared() {
    return new PollNotes(0, null, null, unreadable);
  }
}
