package io.consumerpipeline.runtime.event;

import java.util.Arrays;

/** Where the wanted fields of one event lie in its bytes; filled by a scan, overwritten by the next. */
final class Fields {
  private final FieldKind[] kinds;
  private final int[] froms;
  private final int[] tos;
  private final int[] marks;

  Fields(int slots) {
    kinds = new FieldKind[slots];
    froms = new int[slots];
    tos = new int[slots];
    marks = new int[slots];
    clear();
  }

  void clear() {
    Arrays.fill(kinds, FieldKind.ABSENT);
  }

  /** The marks are those of {@link Field}. */
  void set(int slot, FieldKind kind, int from, int to, int mark) {
    kinds[slot] = kind;
    froms[slot] = from;
    tos[slot] = to;
    marks[slot] = mark;
  }

  FieldKind kind(int slot) {
    return kinds[slot];
  }

  void load(int slot, byte[] document, Field into) {
    into.set(kinds[slot], document, froms[slot], tos[slot], marks[slot]);
  }
}
