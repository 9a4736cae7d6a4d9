package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
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
  /** Each fetch costs the same for one record as for hundreds: at a thousand records a second this halves them for a millisecond. */
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int FEW = 100;
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(2);
  private static final long HOUSEKEEPING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Taps taps;
  private final KafkaCommits commits;
  private final PositionGuard guard;
  private final KafkaBroker broker;
  private final TopicWatch watch;
  private final SourceConnection connection;
  private final Totals totals;
  private final Quarantine quarantine;
  private boolean throttled;
  private long housekeepingDue = System.nanoTime();

  PollLoop(Consumer<byte[], byte[]> consumer, Taps taps, KafkaCommits commits, PositionGuard guard, KafkaBroker broker,
      TopicWatch watch, SourceConnection connection, Totals totals, Quarantine quarantine) {
    this.consumer = consumer;
    this.taps = taps;
    this.commits = commits;
    this.guard = guard;
    this.broker = broker;
    this.watch = watch;
    this.connection = connection;
    this.totals = totals;
    this.quarantine = quarantine;
  }

  /** One turn: poll, hand over, throttle; from time to time commit and measure. */
  void turn() throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = poll();
    if (!records.isEmpty()) {
      CrashPoint.AFTER_POLL.hit();
      connection.reading();
    }
    totals.consumed(records.count());
    quarantine.polled(records.count());
    if (!records.nextOffsets().isEmpty()) {
      guard.check();
      taps.deliver(records, System.nanoTime());
    }
    throttled = taps.throttle();
    if (!records.isEmpty() && records.count() < FEW) {
      LockSupport.parkNanos(GATHER_NANOS);
    }
    if (housekeepingDue - System.nanoTime() <= 0) {
      housekeepingDue = System.nanoTime() + HOUSEKEEPING_NANOS;
      guard.suspect(watch.topicId());
      commits.send();
      taps.measure();
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() throws InterruptedException {
    try {
      return consumer.poll(throttled || quarantine.looksAround(taps) ? POLL_THROTTLED : POLL);
    } catch (WakeupException e) {
      // Somebody has something to tell; the next turn hears it.
      return ConsumerRecords.empty();
    } catch (OffsetOutOfRangeException e) {
      guard.outOfRange(e);
      return ConsumerRecords.empty();
    } catch (AuthorizationException | AuthenticationException e) {
      refused(broker.explain(e));
      Thread.sleep(AFTER_REFUSAL);
      return ConsumerRecords.empty();
    }
  }

  private void refused(BrokerException why) {
    if (connection.refused(why)) {
      LOG.atWarn().addKeyValue("reason", why.reason()).addKeyValue("detail", why.text())
          .log("The source refuses to be read; tried again until it does not");
    }
  }
}
