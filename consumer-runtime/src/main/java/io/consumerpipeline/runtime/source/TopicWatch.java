package io.consumerpipeline.runtime.source;

import io.consumerpipeline.runtime.delivery.BrokerException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every few seconds whether the topic is there and still the same, on a thread of its own: the consumer's poll says nothing of a
 * broker that is away, and goes on reading in a topic that was created again. Results are read by any thread.
 */
final class TopicWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration PERIOD_UNTIL_FOUND = Duration.ofSeconds(1);

  private final KafkaBroker broker;
  private final SourceConnection connection;
  private final Supplier<@Nullable BrokerException> refusal;
  private volatile boolean found;
  private volatile @Nullable UUID topicId;

  /** The refusal is why the topic cannot be read although it can be seen, if there is a reason. */
  TopicWatch(KafkaBroker broker, SourceConnection connection, Supplier<@Nullable BrokerException> refusal) {
    this.refusal = refusal;
    this.broker = broker;
    this.connection = connection;
  }

  /** Whether the topic was there when last asked. */
  boolean found() {
    return found;
  }

  /** Its id when last seen; null if the broker tells none. */
  @Nullable
  UUID topicId() {
    return topicId;
  }

  /** Until interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(found ? PERIOD : PERIOD_UNTIL_FOUND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      TopicDescription topic = broker.topic();
      topicId = KafkaBroker.uuid(topic.topicId());
      found = true;
      BrokerException refused = refusal.get();
      if (refused != null) {
        throw refused;
      }
      connection.answered();
    } catch (BrokerException e) {
      found &= !e.misconfigured() || e == refusal.get();
      if (connection.failed(e) && !Thread.currentThread().isInterrupted()) {
        LOG.atWarn().addKeyValue("reason", e.reason()).addKeyValue("detail", e.text())
            .log("The source gives no records; waiting");
      }
    }
  }
}
