package io.consumerpipeline.e2e.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyRowsTest {
  private static final int HEADER = 19;

  @TempDir
  Path directory;

  @Test
  void twoConnectionsSendTogetherWhatOneSends() throws Exception {
    var source = new TopicRecords("t", 12, 7);
    var rows = new CopyRows(directory, Shape.RAW);
    try (rows) {
      for (var i = 0; i < 25_000; i++) {
        rows.add(source.next());
      }
    }

    var byOne = chunks(rows.shares(1).getFirst());
    var byTwo = new ArrayList<byte[]>();
    for (var share : rows.shares(2)) {
      byTwo.addAll(chunks(share));
    }

    assertThat(rows.shares(2)).hasSize(2);
    assertThat(byTwo).containsExactlyElementsOf(byOne);
    assertThat(byOne.stream().mapToInt(CopyRowsTest::rows)).allMatch(count -> count <= 10_000);
    assertThat(byOne.stream().mapToInt(CopyRowsTest::rows).sum()).isEqualTo(25_000).isEqualTo((int) rows.checksum().count());
  }

  @Test
  void newestVersionsAreOneOfEachEvent() throws Exception {
    var source = new TopicRecords("t", 12, 7);
    var last = new HashMap<UUID, String>();
    var rows = new CopyRows(directory, Shape.TYPED);
    try (rows) {
      for (var i = 0; i < 10_000; i++) {
        var next = source.next();
        rows.add(next);
        last.put(next.event().id(), Shape.TYPED.text(next));
      }
    }

    assertThat(last).hasSizeBetween(7_800, 8_200);
    assertThat(rows.newest()).isEqualTo(last.values().stream().reduce(Checksum.EMPTY, Checksum::plus, (one, other) -> one));
  }

  private static List<byte[]> chunks(CopyRows.Chunks share) throws Exception {
    var chunks = new ArrayList<byte[]>();
    share.forEach(chunks::add);
    return chunks;
  }

  /** Walks through a chunk: header, then rows of columns with their lengths, then -1. */
  private static int rows(byte[] chunk) {
    var buffer = ByteBuffer.wrap(chunk).position(HEADER);
    var rows = 0;
    for (var columns = buffer.getShort(); columns != -1; columns = buffer.getShort()) {
      for (var column = 0; column < columns; column++) {
        var length = buffer.getInt();
        buffer.position(buffer.position() + Math.max(0, length));
      }
      rows++;
    }
    assertThat(buffer.remaining()).isZero();
    return rows;
  }
}
