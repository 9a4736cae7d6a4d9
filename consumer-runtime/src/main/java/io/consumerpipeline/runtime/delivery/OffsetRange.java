package io.consumerpipeline.runtime.delivery;

/**
 * What a partition holds.
 *
 * @param beginning its first offset
 * @param end the offset that its next record will get
 */
public record OffsetRange(long beginning, long end) {
  /** The word for a position outside of it. */
  public static final String REASON = "OffsetOutOfRange";

  boolean holds(long offset) {
    return offset >= beginning && offset <= end;
  }

  /** What happened to a position outside of it, and what can be done. */
  public String explain(int partition, long nextOffset) {
    String happened = nextOffset < beginning
        ? (beginning - nextOffset) + " records, offsets " + nextOffset + " to " + (beginning - 1)
            + ", were deleted by retention before they were read"
        : "the topic was truncated, it has lost records that were read";
    return "the stored position " + nextOffset + " of partition " + partition + " is outside of what the topic holds, "
        + beginning
        + " to " + end + ": " + happened
        + "; accept that by setting next_offset in consumerpipeline_offsets to a number in this range";
  }
}
