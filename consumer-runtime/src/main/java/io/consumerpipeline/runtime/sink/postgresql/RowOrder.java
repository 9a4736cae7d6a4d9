package io.consumerpipeline.runtime.sink.postgresql;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Numbers of rows in the order of their keys. Sorted are longs, each a piece of the key's first bytes with the row's number behind
 * it: comparing boxed numbers through their keys took as much time as encoding the rows.
 */
final class RowOrder {
  /** Rows of a transaction: more than {@code delivery.batch.maxRecords} can be. */
  private static final int NUMBER_BITS = 20;
  private static final long NUMBER = (1L << NUMBER_BITS) - 1;

  private RowOrder() {}

  /**
   * The rows from one to before another, by key, and rows of one key by number.
   *
   * @param prefixes the first eight bytes of each row's key
   * @param keys compares rows by all of their keys, where the piece is the same
   */
  static int[] sort(long[] prefixes, int from, int to, Comparator<Integer> keys) {
    int shift = commonBits(prefixes, from, to);
    var packed = new long[to - from];
    for (int i = 0; i < packed.length; i++) {
      // With the first bit turned, the order of signed numbers is that of bytes.
      packed[i] = (((prefixes[from + i] << shift) & ~NUMBER) ^ Long.MIN_VALUE) | i;
    }
    Arrays.sort(packed);
    var rows = new int[packed.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + (int) (packed[i] & NUMBER);
    }
    for (int start = 0; start < rows.length;) {
      int end = start + 1;
      while (end < rows.length && (packed[end] & ~NUMBER) == (packed[start] & ~NUMBER)) {
        end++;
      }
      sortAlike(rows, start, end, keys);
      start = end;
    }
    return rows;
  }

  /** How many leading bits are the same in all: those of small numbers are all zero. */
  private static int commonBits(long[] prefixes, int from, int to) {
    long different = 0;
    for (int i = from; i < to; i++) {
      different |= prefixes[i] ^ prefixes[from];
    }
    return Math.min(Long.SIZE - 1, Long.numberOfLeadingZeros(different));
  }

  private static void sortAlike(int[] rows, int start, int end, Comparator<Integer> keys) {
    if (end - start < 2) {
      return;
    }
    Integer[] alike = Arrays.stream(rows, start, end).boxed().toArray(Integer[]::new);
    // Stable, and by number before.
    Arrays.sort(alike, keys);
    for (int i = start; i < end; i++) {
      rows[i] = alike[i - start];
    }
  }
}
