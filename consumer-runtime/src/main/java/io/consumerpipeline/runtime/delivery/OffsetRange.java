package io.consumerpipeline.runtime.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a partition holds.
 *
 * @param beginning its first offset
 * @param end the offset that its next record will get
 * @param leaderEpoch how often its leader has changed; null if the broker does not tell
 */
public record OffsetRange(long beginning, long end, @Nullable Integer leaderEpoch) {

  /** Whether reading can go on there. */
  public boolean holds(long offset) {
    return offset >= beginning && offset <= end;
  }

  @Override
  public String toString() {
    return beginning + " to " + end;
  }
}
