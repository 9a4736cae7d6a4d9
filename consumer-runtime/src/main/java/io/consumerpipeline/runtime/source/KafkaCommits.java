package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.Ownership;
import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Kafka the positions that the sink has stored, for tools that show lag. The sink's are the truth. Poll loop's thread only. */
final class KafkaCommits {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCommits.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Consumer<byte[], byte[]> consumer;
  private final Taps taps;
  private final Totals totals;

  KafkaCommits(Consumer<byte[], byte[]> consumer, Taps taps, Totals totals) {
    this.consumer = consumer;
    this.taps = taps;
    this.totals = totals;
  }

  /** Sends what has moved since the last answer. */
  void send() {
    Map<TopicPartition, OffsetAndMetadata> moved = moved(taps.all());
    if (!moved.isEmpty()) {
      CrashPoint.BEFORE_KAFKA_COMMIT.hit();
      consumer.commitAsync(moved, (offsets, error) -> {
        if (error == null) {
          done(offsets);
        } else {
          failed(error);
        }
      });
    }
  }

  /** Sends what has moved and waits a little, because these partitions go to others. */
  void sendNow(Collection<Tap> leaving) {
    Map<TopicPartition, OffsetAndMetadata> moved = moved(leaving);
    if (moved.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(moved, PATIENCE);
      done(moved);
    } catch (KafkaException e) {
      failed(e);
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> moved(Collection<Tap> of) {
    var moved = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (Tap tap : of) {
      Ownership ownership = tap.lane().ownership();
      if (ownership != null && ownership.nextOffset() != tap.committed()) {
        moved.put(tap.partition(),
            new OffsetAndMetadata(ownership.nextOffset(), Optional.ofNullable(ownership.leaderEpoch()), ""));
      }
    }
    return moved;
  }

  private void done(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach((partition, offset) -> {
      Tap tap = taps.of(partition);
      if (tap != null) {
        tap.committed(offset.offset());
      }
    });
  }

  private void failed(Exception error) {
    totals.commitFailed();
    LOG.atDebug().addKeyValue("error", error.getClass().getSimpleName())
        .log("Kafka did not take the positions; they are sent again");
  }
}
