package io.consumerpipeline.runtime.telemetry;

import java.util.Arrays;

/** How many events of a batch are of each type. For one thread. */
public final class TypeCounts {
  private final int[] counts;

  TypeCounts(int types) {
    counts = new int[types];
  }

  /** One more of the type with this index; nothing if it has none. */
  public void add(int index) {
    if (index >= 0) {
      counts[index]++;
    }
  }

  int of(int index) {
    return counts[index];
  }

  @Override
  public String toString() {
    return Arrays.toString(counts);
  }
}
