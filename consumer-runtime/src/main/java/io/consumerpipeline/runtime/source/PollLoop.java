package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.runtime.delivery.Broker;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.Delivery;
import io.consumerpipeline.runtime.delivery.Lane;
import io.consumerpipeline.runtime.delivery.OffsetRange;
import io.consumerpipeline.runtime.delivery.Ownership;
import io.consumerpipeline.runtime.health.ConnectionMonitor;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one consumer, for as long as it is not stopped. It never waits for the sink, so that the group keeps us in an outage. */
final class PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  /** Writers do not say when a lane has room: waking the consumer by an exception for each batch would cost more than looking. */
  private static final Duration POLL_THROTTLED = Duration.ofMillis(5);
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(2);
  private static final long HOUSEKEEPING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Taps taps;
  private final KafkaCommits commits;
  private final Delivery delivery;
  private final Broker broker;
  private final TopicWatch watch;
  private final ConnectionMonitor monitor;
  private final Totals totals;
  private boolean throttled;
  private long housekeepingDue = System.nanoTime();

  PollLoop(Consumer<byte[], byte[]> consumer, Taps taps, KafkaCommits commits, Delivery delivery, Broker broker, TopicWatch watch,
      ConnectionMonitor monitor, Totals totals) {
    this.consumer = consumer;
    this.taps = taps;
    this.commits = commits;
    this.delivery = delivery;
    this.broker = broker;
    this.watch = watch;
    this.monitor = monitor;
    this.totals = totals;
  }

  /** One turn: poll, hand over, throttle; from time to time commit and measure. */
  void turn() throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = poll();
    totals.consumed(records.count());
    taps.deliver(records, System.nanoTime());
    throttled = taps.throttle();
    if (housekeepingDue - System.nanoTime() <= 0) {
      housekeepingDue = System.nanoTime() + HOUSEKEEPING_NANOS;
      stopIfRecreated();
      commits.send();
      taps.measure();
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() throws InterruptedException {
    try {
      return consumer.poll(throttled ? POLL_THROTTLED : POLL);
    } catch (WakeupException e) {
      // Somebody has something to tell; the next turn hears it.
      return ConsumerRecords.empty();
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach(this::outOfRange);
      return ConsumerRecords.empty();
    } catch (AuthorizationException | AuthenticationException e) {
      BrokerException explained = BrokerFailures.explain(e, "the broker");
      monitor.misconfigured(explained.reason(), explained.text());
      Thread.sleep(AFTER_REFUSAL);
      return ConsumerRecords.empty();
    }
  }

  private void outOfRange(TopicPartition partition, long offset) {
    Tap tap = taps.of(partition);
    if (tap != null) {
      stop(tap, OffsetRange.REASON, range(partition.partition(), offset));
    }
  }

  private String range(int partition, long offset) {
    Set<Integer> one = Set.of(partition);
    try {
      Map<Integer, Long> beginning = broker.offsets(one, Start.Earliest);
      Map<Integer, Long> end = broker.offsets(one, Start.Latest);
      return new OffsetRange(beginning.getOrDefault(partition, 0L), end.getOrDefault(partition, 0L)).explain(partition, offset);
    } catch (BrokerException e) {
      return "offset " + offset + " of partition " + partition
          + " is not in the topic any more, and the broker does not tell its range: "
          + e.text();
    }
  }

  /** The client itself would go on at the same offset of the new topic. */
  private void stopIfRecreated() {
    UUID now = watch.topicId();
    for (Tap tap : List.copyOf(taps.all())) {
      Ownership ownership = tap.lane().ownership();
      UUID claimed = ownership == null ? null : ownership.source().topicId();
      if (tap.isOpen() && now != null && claimed != null && !now.equals(claimed)) {
        stop(tap, "TopicRecreated",
            "the topic was deleted and created again while it was read; the stored position means records "
                + "that are gone");
      }
    }
  }

  private void stop(Tap tap, String reason, String message) {
    Lane lane = tap.lane();
    LOG.atError().addKeyValue("partition", lane.partition()).addKeyValue("reason", reason).addKeyValue("detail", message)
        .log("The partition is stopped; nothing of it is skipped");
    taps.halt(lane);
    delivery.stop(lane, reason, message);
  }
}
