package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.Broker;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.DataLoss;
import io.consumerpipeline.runtime.delivery.Delivery;
import io.consumerpipeline.runtime.delivery.Ownership;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no record pass that is of another history than the stored position. Poll loop's thread only.
 *
 * <p>What is left: a broker that answers us with older metadata than another one has just given to the consumer.
 */
final class PositionGuard {
  private static final Logger LOG = LoggerFactory.getLogger(PositionGuard.class);

  private final Taps taps;
  private final Delivery delivery;
  private final Broker broker;
  private final MetadataUpdates metadata;
  private long verified = -1;
  private @Nullable UUID known;

  PositionGuard(Taps taps, Delivery delivery, Broker broker, MetadataUpdates metadata) {
    this.taps = taps;
    this.delivery = delivery;
    this.broker = broker;
    this.metadata = metadata;
  }

  /** Before records that were polled just now are handed over: closes the partitions whose topic may be another one. */
  void check() {
    long updates = metadata.count();
    try {
      if (updates != verified) {
        known = broker.identity().topicId();
        verified = updates;
      }
      closeOthers(known);
    } catch (BrokerException e) {
      LOG.atInfo().addKeyValue("reason", e.reason()).addKeyValue("detail", e.text())
          .log("The broker does not say whether the topic is still the same; what was read is dropped and read again");
      List.copyOf(taps.all()).forEach(tap -> lose(tap, null));
    }
  }

  /** The topic was seen with this id some time ago: if a partition was claimed of another one, the broker is asked anew. */
  void suspect(@Nullable UUID topicId) {
    if (taps.all().stream().anyMatch(tap -> isOfAnother(tap, topicId))) {
      verified = -1;
      check();
    }
  }

  private void closeOthers(@Nullable UUID topicId) {
    List.copyOf(taps.all()).stream().filter(tap -> isOfAnother(tap, topicId)).forEach(tap -> lose(tap, null));
  }

  private static boolean isOfAnother(Tap tap, @Nullable UUID topicId) {
    Ownership ownership = tap.lane().ownership();
    UUID claimed = ownership == null ? null : ownership.source().topicId();
    return topicId != null && claimed != null && !topicId.equals(claimed);
  }

  /** The broker has no records at a position, or those of another history. */
  void outOfRange(OffsetOutOfRangeException e) {
    Map<TopicPartition, OffsetAndMetadata> divergent = e instanceof LogTruncationException truncation
        ? truncation.divergentOffsets()
        : Map.of();
    e.offsetOutOfRangePartitions().forEach((partition, offset) -> {
      Tap tap = taps.of(partition);
      if (tap != null) {
        lose(tap, e instanceof LogTruncationException ? truncated(tap, divergent.get(partition)) : null);
      }
    });
  }

  /** The stored position counts, not how far was read beyond it: that will be read again. */
  private static @Nullable DataLoss truncated(Tap tap, @Nullable OffsetAndMetadata divergence) {
    Ownership ownership = tap.lane().ownership();
    if (ownership == null || (divergence != null && divergence.offset() >= ownership.nextOffset())) {
      return null;
    }
    return DataLoss.truncated(tap.partition().partition(), ownership.nextOffset(),
        divergence == null ? null : divergence.offset());
  }

  private void lose(Tap tap, @Nullable DataLoss seen) {
    if (tap.isOpen()) {
      taps.halt(tap.lane());
      delivery.lose(tap.lane(), seen);
    }
  }
}
