package io.consumerpipeline.runtime.relay;

import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.runtime.deadletter.StoredLetter;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.Lane;
import io.consumerpipeline.runtime.delivery.Ownership;
import io.consumerpipeline.runtime.health.ConnectionMonitor;
import io.consumerpipeline.runtime.sink.Letters;
import io.consumerpipeline.runtime.sink.Sink;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the dead letters of our partitions on to a topic, with a connection and a thread of its own: what goes wrong here never
 * stops the way of the records. How far it came is kept beside the letters, after Kafka has acknowledged; a crash in between
 * sends some again, under the same keys.
 */
public final class DeadLetterRelay implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRelay.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration REST = Duration.ofSeconds(5);
  /** Values may be as large as {@code events.maxBytes} and more. */
  private static final int AT_ONCE = 100;

  private final Sink sink;
  private final Supplier<? extends Collection<Lane>> lanes;
  private final Map<String, Object> producer;
  private final String topic;
  private final ConnectionMonitor monitor;
  private final Totals totals;
  private @Nullable SinkSession session;

  /** Relays for these lanes, as they are at each look. */
  public DeadLetterRelay(Sink sink, Supplier<? extends Collection<Lane>> lanes, Map<String, Object> producer, String topic,
      ConnectionMonitor monitor, Totals totals) {
    this.sink = sink;
    this.lanes = lanes;
    this.producer = producer;
    this.topic = topic;
    this.monitor = monitor;
    this.totals = totals;
  }

  /** How it stands with the topic. */
  public Connection connection() {
    return monitor.now();
  }

  /** Until interrupted. */
  @Override
  public void run() {
    try (var letterTopic = new LetterTopic(producer, topic)) {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(look(letterTopic));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  /** How long to wait until the next look. */
  private Duration look(LetterTopic letterTopic) throws InterruptedException {
    for (Lane lane : lanes.get()) {
      if (lane.takeUnrelayed() && !passOn(lane, letterTopic)) {
        lane.unrelayed();
        return REST;
      }
    }
    return LOOK;
  }

  private boolean passOn(Lane lane, LetterTopic letterTopic) throws InterruptedException {
    try {
      relay(lane, letterTopic);
      return true;
    } catch (SinkException e) {
      // The writers tell of the sink; letters can wait.
      LOG.atDebug().addKeyValue("detail", e.failure().message()).log("Dead letters cannot be read; tried again");
      disconnect();
    } catch (BrokerException e) {
      boolean news = e.misconfigured() ? monitor.misconfigured(e.reason(), e.text()) : monitor.unavailable(e.reason(), e.text());
      if (news) {
        LOG.atWarn().addKeyValue("topic", topic).addKeyValue("reason", e.reason()).addKeyValue("detail", e.text())
            .log("Dead letters are not passed on; they wait in the table");
      }
    } catch (RuntimeException e) {
      monitor.unavailable("InternalError", "dead letters are not passed on because of an error of ours; see the log of the pod");
      LOG.atError().setCause(e).addKeyValue("topic", topic).log("Dead letters are not passed on; they wait in the table");
      disconnect();
    }
    return false;
  }

  private void relay(Lane lane, LetterTopic letterTopic) throws SinkException, BrokerException, InterruptedException {
    Ownership ours = lane.ownership();
    if (ours == null) {
      return;
    }
    Letters letters = open().letters();
    List<StoredLetter> some;
    do {
      some = letters.pending(ours.source(), lane.partition(), ours.epoch(), AT_ONCE);
      if (!some.isEmpty()) {
        letterTopic.send(some);
        letters.relayed(ours.source(), lane.partition(), ours.epoch(), some.getLast().record().offset() + 1);
        totals.relayed(some.size());
        monitor.connected();
      }
    } while (some.size() == AT_ONCE);
  }

  private SinkSession open() throws SinkException {
    SinkSession open = session;
    if (open == null) {
      open = sink.open();
      session = open;
    }
    return open;
  }

  private void disconnect() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
