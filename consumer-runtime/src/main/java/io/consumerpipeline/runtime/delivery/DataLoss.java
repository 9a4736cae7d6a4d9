package io.consumerpipeline.runtime.delivery;

import java.util.Optional;

/**
 * The stored position of a partition means records that are not in the topic any more.
 *
 * @param reason one CamelCase word
 * @param position the stored one
 * @param goOn where what is there begins
 * @param what is lost: which offsets, how many
 */
public record DataLoss(String reason, int partition, long position, long goOn, String what) {

  /** The position is outside of what the partition holds. */
  static Optional<DataLoss> outside(int partition, long position, OffsetRange range, boolean sameTopic) {
    if (range.holds(position)) {
      return Optional.empty();
    }
    String where = "the stored position " + position + " of partition " + partition + " is outside of what the topic holds, "
        + range + ": ";
    if (position < range.beginning()) {
      return Optional.of(new DataLoss("OffsetOutOfRange", partition, position, range.beginning(), where
          + span(position, range.beginning()) + " were deleted by retention before they were read"));
    }
    // Without topic ids it may be another topic, of which nothing has been read.
    return Optional.of(new DataLoss("OffsetOutOfRange", partition, position, sameTopic ? range.end() : range.beginning(), where
        + "the topic was " + (sameTopic ? "" : "created anew or ") + "truncated, " + span(range.end(), position)
        + " that were stored are not in it any more"));
  }

  /**
   * The leaders since then have another history than the one that was read.
   *
   * @param divergence from where on it differs; nothing if the broker does not know
   */
  public static DataLoss truncated(int partition, long position, Optional<Long> divergence) {
    String lost = divergence.map(from -> span(from, position)).orElse("records before offset " + position);
    return new DataLoss("LogTruncated", partition, position, divergence.orElse(0L), "partition " + partition
        + " was truncated by the election of a leader that lacked records: " + lost
        + " that were stored are not in the topic any more, others may have taken their offsets");
  }

  /** The topic is another one of the same name. */
  static DataLoss recreated(String topic, int partition, long position, OffsetRange range) {
    return new DataLoss("TopicRecreated", partition, position, range.beginning(), "the topic " + topic
        + " was deleted and created again after offset " + position + " of partition " + partition
        + " was stored: what the old one held from there on is lost; the new one holds " + range);
  }

  /** {@code count records, offsets a to b}. */
  private static String span(long from, long to) {
    return to - from == 1
        ? "1 record, offset " + from + ","
        : (to - from) + " records, offsets " + from + " to " + (to - 1) + ",";
  }

  /** What is lost and what can be done. */
  String choices() {
    return what + "; to go on at offset " + goOn
        + " set source.kafka.onDataLoss to Continue, to go on elsewhere use resetOffsets";
  }
}
