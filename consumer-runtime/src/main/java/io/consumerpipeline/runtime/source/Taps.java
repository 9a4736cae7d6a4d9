package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.Chunk;
import io.consumerpipeline.runtime.delivery.Delivery;
import io.consumerpipeline.runtime.delivery.Lane;
import io.consumerpipeline.runtime.delivery.Ownership;
import io.consumerpipeline.runtime.event.Cut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The assigned partitions: opened, closed and throttled. Only the poll loop's thread comes here. */
final class Taps {
  private final Consumer<byte[], byte[]> consumer;
  private final Delivery delivery;
  private final PollBudget budget;
  private final Map<TopicPartition, Tap> taps = new HashMap<>();

  Taps(Consumer<byte[], byte[]> consumer, Delivery delivery, PollBudget budget) {
    this.consumer = consumer;
    this.delivery = delivery;
    this.budget = budget;
  }

  Collection<Tap> all() {
    return taps.values();
  }

  List<Tap> open() {
    return taps.values().stream().filter(Tap::isOpen).toList();
  }

  @Nullable
  Tap of(TopicPartition partition) {
    return taps.get(partition);
  }

  /** The partition gets a lane; nothing flows before its writer has claimed it. */
  void add(TopicPartition partition) {
    park(partition);
    taps.put(partition, new Tap(partition, delivery.open(partition.partition())));
  }

  void remove(TopicPartition partition) {
    Tap tap = taps.remove(partition);
    if (tap != null) {
      delivery.close(tap.lane());
    }
  }

  /** All partitions are given up; the group is left. */
  void clear() {
    List.copyOf(taps.keySet()).forEach(this::remove);
  }

  /** Reads on from the stored position; nothing if the lane was given up in the meantime. */
  void start(Lane lane) {
    for (Tap tap : taps.values()) {
      Ownership ownership = lane.ownership();
      if (tap.lane() == lane && ownership != null) {
        tap.open(ownership);
        consumer.seek(tap.partition(),
            new OffsetAndMetadata(ownership.nextOffset(), Optional.ofNullable(ownership.leaderEpoch()), ""));
        consumer.resume(List.of(tap.partition()));
      }
    }
  }

  void halt(Lane lane) {
    for (Tap tap : taps.values()) {
      if (tap.lane() == lane) {
        tap.close();
        park(tap.partition());
      }
    }
  }

  /** Without any position the consumer would look for a commit, and fail where there is none, paused or not. */
  private void park(TopicPartition partition) {
    consumer.pause(List.of(partition));
    consumer.seek(partition, new OffsetAndMetadata(0));
  }

  /** Hands over what a poll brought; a partition may have moved over transaction markers without any record. */
  void deliver(ConsumerRecords<byte[], byte[]> records, long polledNanos) {
    Map<TopicPartition, OffsetAndMetadata> positions = records.nextOffsets();
    for (var entry : positions.entrySet()) {
      Tap tap = taps.get(entry.getKey());
      if (tap != null && tap.isOpen()) {
        List<ConsumerRecord<byte[], byte[]>> part = Cut.headers(records.records(entry.getKey()));
        OffsetAndMetadata next = entry.getValue();
        tap.position(next.offset());
        delivery.put(tap.lane(), tap.ownerEpoch(), new Chunk(part, next.offset(), next.leaderEpoch().orElse(null), polledNanos));
      }
    }
  }

  /** Whether the partition has records that were not polled, as far as is known. */
  boolean hasUnread(Tap tap) {
    return consumer.currentLag(tap.partition()).orElse(1) > 0;
  }

  /** Fetches for one partition alone; for none if it is null. */
  void hold(@Nullable Tap alone) {
    consumer.pause(open().stream().filter(tap -> tap != alone).map(Tap::partition).toList());
    if (alone != null) {
      consumer.resume(List.of(alone.partition()));
    }
  }

  /**
   * Stops fetching for lanes that are full, and goes on for those that have room again; true if some still wait. The next poll brings
   * no more than the lanes together have room for.
   */
  boolean throttle() {
    var pause = new ArrayList<TopicPartition>();
    var resume = new ArrayList<TopicPartition>();
    for (Tap tap : taps.values()) {
      if (!tap.isOpen()) {
        continue;
      }
      if (!tap.paused() && delivery.isFull(tap.lane())) {
        tap.paused(true);
        pause.add(tap.partition());
      } else if (tap.paused() && delivery.isDrained(tap.lane())) {
        tap.paused(false);
        resume.add(tap.partition());
      }
    }
    consumer.pause(pause);
    consumer.resume(resume);
    budget.refill(delivery.room());
    return taps.values().stream().anyMatch(Tap::paused);
  }

  /** Tells the lanes how far their partitions go. */
  void measure() {
    for (Tap tap : taps.values()) {
      if (tap.isOpen()) {
        consumer.currentLag(tap.partition()).ifPresent(lag -> tap.lane().endOffset(tap.position() + lag));
      }
    }
  }
}
