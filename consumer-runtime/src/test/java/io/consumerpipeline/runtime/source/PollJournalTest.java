package io.consumerpipeline.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.runtime.source.PollNotes.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is opened again without having been closed has ended without a word. */
class PollJournalTest {
  private static final Place HERE = new Place(3, 17);

  @TempDir
  Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("reading");
  }

  @Test
  void readingIsCarefulAfterTwoEndsInARow() {
    assertThat(PollJournal.open(file).careful()).isFalse();
    assertThat(PollJournal.open(file).careful()).isFalse();
    assertThat(PollJournal.open(file).careful()).isTrue();
  }

  @Test
  void endsDoNotCountWhenTheProcessWasWellInBetween() {
    PollJournal.open(file);
    PollJournal.open(file).well();
    assertThat(PollJournal.open(file).careful()).isFalse();
  }

  @Test
  void readingIsCarefulNoLongerOnceTheProcessIsWell() {
    PollJournal.open(file);
    PollJournal.open(file);
    var careful = PollJournal.open(file);
    careful.well();
    assertThat(careful.careful()).isFalse();
  }

  @Test
  void nothingIsLeftWhenTheProcessEndsAsItShould() {
    PollJournal.open(file).close();
    assertThat(file).doesNotExist();
  }

  @Test
  void recordThatWasBeingReadTwiceIsNotReadAgain() {
    PollJournal.open(file).reading(HERE);
    assertThat(PollJournal.open(file).unreadableAt(3)).isEqualTo(-1);
    PollJournal.open(file).reading(HERE);

    var next = PollJournal.open(file);
    assertThat(next.unreadableAt(3)).isEqualTo(17);
    assertThat(next.unreadableAt(2)).isEqualTo(-1);
    next.well();
    next.close();

    var later = PollJournal.open(file);
    assertThat(later.unreadableAt(3)).isEqualTo(17);
    assertThat(later.careful()).isFalse();
  }

  @Test
  void nothingIsUnreadableWhenTheProcessEndsElsewhere() {
    PollJournal.open(file).reading(HERE);
    PollJournal.open(file).reading(new Place(3, 18));
    assertThat(PollJournal.open(file).unreadableAt(3)).isEqualTo(-1);
  }

  @Test
  void nothingIsUnreadableWhenNothingWasBeingRead() {
    PollJournal.open(file).reading(HERE);
    var second = PollJournal.open(file);
    second.reading(HERE);
    second.reading(null);
    assertThat(PollJournal.open(file).unreadableAt(3)).isEqualTo(-1);
  }

  @Test
  void whatNobodyCanReadIsAsIfThereWereNothing() throws IOException {
    for (var text : new String[]{"ended", "reading x y", "unreadable 1", "\u0000", "ended 5 times\n\n"}) {
      Files.writeString(file, text);
      assertThat(PollJournal.open(file).careful()).isFalse();
    }
  }
}
