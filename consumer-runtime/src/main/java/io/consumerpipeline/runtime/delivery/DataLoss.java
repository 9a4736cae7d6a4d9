package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.SourceIdentity;
import io.consumerpipeline.runtime.sink.StoredPosition;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored position of a partition means records that are not in the topic any more.
 *
 * @param reason one CamelCase word
 * @param position the stored one
 * @param goOn where what is there begins; null if only somebody who knows the topic can say
 * @param what is lost: which offsets, how many
 */
public record DataLoss(String reason, int partition, long position, @Nullable Long goOn, String what) {

  /**
   * What of a partition is lost, going by what it holds now.
   *
   * @param seen what reading it from its stored position came to the last time; null if that is not known
   */
  public static Optional<DataLoss> of(int partition, StoredPosition stored, @Nullable DataLoss seen, SourceIdentity source,
      OffsetRange range) {
    if (differs(stored.topicId(), source.topicId())) {
      return Optional.of(recreated(source.topic(), partition, stored.nextOffset(), range));
    }
    Optional<DataLoss> earlier = ofEarlierLeader(partition, stored, range);
    if (earlier.isPresent()) {
      return earlier;
    }
    if (seen != null && seen.position() == stored.nextOffset() && stored.leaderEpoch() != null) {
      return Optional.of(seen);
    }
    boolean sameTopic = stored.topicId() != null && source.topicId() != null;
    return outside(partition, stored.nextOffset(), range, sameTopic);
  }

  /** Brokers that tell no topic ids lose this guard. */
  private static boolean differs(@Nullable UUID stored, @Nullable UUID now) {
    return stored != null && now != null && !stored.equals(now);
  }

  /** The position is outside of what the partition holds. */
  private static Optional<DataLoss> outside(int partition, long position, OffsetRange range, boolean sameTopic) {
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
   * @param divergence from where on it differs; null if the broker does not know
   */
  public static DataLoss truncated(int partition, long position, @Nullable Long divergence) {
    String lost = divergence == null ? "records before offset " + position : span(divergence, position);
    return new DataLoss("LogTruncated", partition, position, divergence, "partition " + partition
        + " has a leader that lacks what another had: " + lost
        + " that were stored are not in the topic any more, others may have taken their offsets");
  }

  /** What was read is of a later leader than this one: it lacks what that one had, or does not know yet that it leads no more. */
  private static Optional<DataLoss> ofEarlierLeader(int partition, StoredPosition stored, OffsetRange range) {
    Integer seen = stored.leaderEpoch();
    Integer now = range.leaderEpoch();
    return seen == null || now == null || seen <= now
        ? Optional.empty()
        : Optional.of(truncated(partition, stored.nextOffset(), null));
  }

  /** The topic is another one of the same name. */
  private static DataLoss recreated(String topic, int partition, long position, OffsetRange range) {
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
  public String choices() {
    return what + (goOn == null
        ? "; the broker does not say from where on: choose a position by resetOffsets"
        : "; to go on at offset " + goOn + " set source.kafka.onDataLoss to Continue, to go on elsewhere use resetOffsets");
  }
}
