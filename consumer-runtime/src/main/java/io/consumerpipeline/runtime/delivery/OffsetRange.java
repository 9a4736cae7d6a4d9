package io.consumerpipeline.runtime.delivery;

/**
 * What a partition holds.
 *
 * @param beginning its first offset
 * @param end the offset that its next record will get
 */
public record OffsetRange(long beginning, long end) {

  /** Whether reading can go on there. */
  public boolean holds(long offset) {
    return offset >= beginning && offset <= end;
  }

  @Override
  public String toString() {
    return beginning + " to " + end;
  }
}
