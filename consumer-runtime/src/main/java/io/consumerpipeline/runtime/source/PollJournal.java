package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.source.PollNotes.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the process is about to read, in a file that outlives it: a record that needs more memory than there is ends the process
 * while Kafka's client decompresses it, before anybody can look at its size. In Kubernetes the file lies in the pod's temporary
 * directory, which a restart of the container leaves as it is and a new pod does not have. Poll loop's thread only.
 *
 * <p>A process that ended without a word twice in a row has to read record by record and to note each. The record at which it then ends
 * twice is not read again. Once would not do: a process may be killed for other reasons while it reads.
 */
final class PollJournal {
  private static final Logger LOG = LoggerFactory.getLogger(PollJournal.class);
  private static final int ENDS_BEFORE_CARE = 2;

  private final Path file;
  private boolean careful;
  private PollNotes notes;

  private PollJournal(Path file, PollNotes found) {
    this.file = file;
    this.careful = found.ends() >= ENDS_BEFORE_CARE;
    this.notes = found.ended();
  }

  /** That of the processes of this name, which in Kubernetes is their pod's, that read this topic as this group. */
  static PollJournal of(String name, String group, String topic) {
    var reader = UUID.nameUUIDFromBytes(String.join(" ", name, group, topic).getBytes(StandardCharsets.UTF_8));
    return open(Path.of(System.getProperty("java.io.tmpdir"), "consumerpipeline-" + reader + ".reading"));
  }

  /** Reads what an earlier process left, and notes that this one is running. */
  static PollJournal open(Path file) {
    PollNotes found = read(file).judged();
    if (found.ends() > 0) {
      LOG.atWarn().addKeyValue("times", found.ends()).addKeyValue("suspected", found.suspected())
          .addKeyValue("not_read", found.unreadable()).log("The process had ended without a word");
    }
    var journal = new PollJournal(file, found);
    journal.write();
    return journal;
  }

  private static PollNotes read(Path file) {
    try {
      return PollNotes.parse(Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      return PollNotes.NONE;
    } catch (IOException | IllegalArgumentException e) {
      LOG.atWarn().addKeyValue("file", file).addKeyValue("detail", e.toString())
          .log("What an earlier process was reading cannot be known");
      return PollNotes.NONE;
    }
  }

  private void write() {
    try {
      List<String> lines = notes.toLines();
      if (lines.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.write(file, lines);
      }
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("file", file).addKeyValue("detail", e.toString())
          .log("What is being read cannot be noted");
    }
  }

  /** Whether records are to be read one by one. */
  boolean careful() {
    return careful;
  }

  /** Whether nothing is held against what is read, and nothing is known that must not be. */
  boolean isClear() {
    return !careful && notes.unreadable().isEmpty();
  }

  /** Where a partition must not be read, or -1. */
  long unreadableAt(int partition) {
    return notes.unreadable().getOrDefault(partition, -1L);
  }

  /** What is read next ends the process, perhaps; nothing that could if it is null. */
  void reading(@Nullable Place place) {
    if (!Objects.equals(place, notes.reading())) {
      notes = notes.reading(place);
      write();
    }
  }

  /** The process has read for a while and is well. */
  void well() {
    careful = false;
    notes = notes.cleared().ended();
    write();
  }

  /** The process ends as it should: what is left is what no process of this pod should read. */
  void close() {
    notes = notes.cleared();
    write();
  }
}
