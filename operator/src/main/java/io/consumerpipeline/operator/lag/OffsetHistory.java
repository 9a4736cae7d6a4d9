package io.consumerpipeline.operator.lag;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When the end of one partition stood where. From it follows, without reading a record, when the record at an offset was
 * appended. Bounded: when it is full every second entry goes, so it is finest at its end and reaches back for some hundred polls.
 *
 * <p>Not safe for use by several threads; it belongs to the thread that polls its cluster.
 */
final class OffsetHistory {
  private static final int CAPACITY = 48;

  private final long[] ends = new long[CAPACITY];
  private final long[] firstSeen = new long[CAPACITY];
  private final long[] lastSeen = new long[CAPACITY];
  private int size;

  /**
   * When a record was appended.
   *
   * @param millis of the epoch
   * @param error how far off it may be, in milliseconds, if records came evenly
   */
  record Estimate(long millis, long error) {}

  /** Notes the end offset at a time, in milliseconds of the epoch. */
  void observe(long end, long millis) {
    if (size > 0 && (end < ends[size - 1] || millis < lastSeen[size - 1])) {
      size = 0; // the topic was created anew or truncated, or the clock was set back: nothing older can be compared
    }
    if (size > 0 && end == ends[size - 1]) {
      lastSeen[size - 1] = millis;
      return;
    }
    if (size == CAPACITY) {
      thin();
    }
    ends[size] = end;
    firstSeen[size] = millis;
    lastSeen[size] = millis;
    size++;
  }

  /** When the record at an offset below the end was appended; null if that was before the history begins. */
  @Nullable
  Estimate appended(long offset) {
    var found = Arrays.binarySearch(ends, 0, size, offset);
    var before = found >= 0 ? found : -found - 2;
    if (before < 0 || before + 1 >= size) {
      return null;
    }
    var records = ends[before + 1] - ends[before];
    var window = firstSeen[before + 1] - lastSeen[before];
    var share = (offset - ends[before] + 0.5) / records;
    return new Estimate(lastSeen[before] + Math.round(share * window), window / records);
  }

  private void thin() {
    var kept = 0;
    for (var i = 0; i < size; i += 2) {
      var last = Math.min(i + 1, size - 1);
      ends[kept] = ends[last];
      firstSeen[kept] = firstSeen[last];
      lastSeen[kept] = lastSeen[last];
      kept++;
    }
    size = kept;
  }
}
