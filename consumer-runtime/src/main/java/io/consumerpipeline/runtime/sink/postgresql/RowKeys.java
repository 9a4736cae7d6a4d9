package io.consumerpipeline.runtime.sink.postgresql;

import io.consumerpipeline.runtime.sink.postgresql.type.BinaryBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The keys of rows that are encoded for COPY, in the order of the rows. Two keys are equal if and only if their bytes are: only types
 * of which that is true can be keys. Single-threaded, reused.
 */
final class RowKeys {
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int PREFIX = Long.BYTES;

  private final int[] columns;
  private final int[] starts;
  private final BinaryBuffer keys = new BinaryBuffer(1 << 12);
  private final BitSet deletions = new BitSet();
  private int[] ends = new int[1024];
  private long[] prefixes = new long[1024];
  private int count;

  /** The columns by name, so that every pipeline of a table sorts alike, however it lists them. */
  RowKeys(Layout layout) {
    List<String> names = layout.columns().stream().map(Layout.Column::name).toList();
    this.columns = layout.keyColumns().stream().sorted().mapToInt(names::indexOf).toArray();
    this.starts = new int[names.size()];
  }

  /** Adds the key of a row; false, and nothing is added, if one of its columns is null. */
  boolean add(byte[] row, int start, boolean deletion) {
    locate(row, start);
    for (int column : columns) {
      if (length(row, starts[column]) < 0) {
        return false;
      }
    }
    int from = keys.size();
    for (int column : columns) {
      int at = starts[column];
      keys.put(row, at + Integer.BYTES, at + Integer.BYTES + length(row, at));
    }
    // After the values, so that the order is theirs; without it, 'a','bc' would be 'ab','c'.
    for (int i = 1; i < columns.length; i++) {
      keys.putInt(length(row, starts[columns[i]]));
    }
    grow();
    deletions.set(count, deletion);
    prefixes[count] = prefix(from, keys.size());
    ends[count++] = keys.size();
    return true;
  }

  private void locate(byte[] row, int start) {
    int at = start + Short.BYTES;
    for (int column = 0; column < starts.length; column++) {
      starts[column] = at;
      at += Integer.BYTES + Math.max(0, length(row, at));
    }
  }

  private static int length(byte[] row, int at) {
    return (int) INTS.get(row, at);
  }

  private long prefix(int from, int to) {
    long prefix = 0;
    for (int i = from; i < from + PREFIX; i++) {
      prefix = (prefix << Byte.SIZE) | (i < to ? keys.array()[i] & 0xff : 0);
    }
    return prefix;
  }

  private void grow() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      prefixes = Arrays.copyOf(prefixes, count * 2);
    }
  }

  void clear() {
    keys.truncate(0);
    deletions.clear();
    count = 0;
  }

  boolean isDeletion(int row) {
    return deletions.get(row);
  }

  /** Of the rows {@code from} to before {@code to} the last of each key, sorted by key. */
  int[] lastOfEach(int from, int to) {
    int[] sorted = RowOrder.sort(prefixes, from, to, this::compareKeys);
    int[] last = new int[sorted.length];
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i + 1 == sorted.length || compareKeys(sorted[i], sorted[i + 1]) != 0) {
        last[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(last, kept);
  }

  private int compareKeys(int one, int other) {
    if (prefixes[one] != prefixes[other]) {
      return Long.compareUnsigned(prefixes[one], prefixes[other]);
    }
    return Arrays.compareUnsigned(keys.array(), start(one), ends[one], keys.array(), start(other), ends[other]);
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** Appends a row of nothing but the key columns, by name. */
  void encode(byte[] row, int start, BinaryBuffer out) {
    locate(row, start);
    out.putShort(columns.length);
    for (int column : columns) {
      out.putColumn(row, starts[column] + Integer.BYTES, starts[column] + Integer.BYTES + length(row, starts[column]));
    }
  }
}
