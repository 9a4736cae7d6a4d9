package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.kafka.MountedFiles;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.delivery.Delivery;
import io.consumerpipeline.runtime.delivery.DeliveryFactory;
import io.consumerpipeline.runtime.delivery.Flow;
import io.consumerpipeline.runtime.delivery.Lane;
import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as a member of its group and hands it to delivery.
 *
 * <p>Threads: {@link #run} is the poll loop and owns the consumer; all that writers want is queued and done there.
 */
public final class KafkaSource implements Flow {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(20);
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(100);
  /** A value up to this size is kept whole as a dead letter, also if no event may have it. */
  private static final long LARGEST_KEPT = 4 << 20;

  private final RuntimeConfig.Kafka kafka;
  private final String clientId;
  private final long largest;
  private final Totals totals;
  private final KafkaAccess access;
  private final SourceConnection connection;
  private final KafkaBroker broker;
  private final TopicWatch watch;
  private final Delivery delivery;
  private final Queue<java.util.function.Consumer<Taps>> wishes = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Consumer<byte[], byte[]> polled;
  private volatile @Nullable Rebalance rebalance;
  private volatile @Nullable BrokerException refusal;
  private volatile @Nullable Throwable failure;
  private volatile long turnedNanos = System.nanoTime();
  private volatile boolean stopping;

  /** The owner is how this pod is called in the group and in the table of positions. */
  public KafkaSource(RuntimeConfig.Kafka kafka, DeliveryFactory deliveries, Totals totals, InstantSource clock) {
    this.kafka = kafka;
    this.clientId = deliveries.owner();
    this.largest = Math.max(deliveries.config().events().maxBytes(), LARGEST_KEPT);
    this.totals = totals;
    this.access = new KafkaAccess(kafka.bootstrapServers(), kafka.security(), new MountedFiles());
    this.connection = new SourceConnection(clock);
    this.broker = new KafkaBroker(kafka, access, clientId);
    this.watch = new TopicWatch(broker, connection, this::refusal);
    this.delivery = deliveries.create(broker, this);
  }

  /** Reads until stopped. Throws what ends the process otherwise. */
  public void run() throws InterruptedException {
    Thread watching = Thread.ofPlatform().daemon().name("topic-watch").start(watch);
    var quarantine = new Quarantine(PollJournal.of(clientId, kafka.consumerGroup(), kafka.topic()), delivery);
    try (broker) {
      delivery.start();
      while (!stopping) {
        turnedNanos = System.nanoTime();
        if (watch.found()) {
          consume(quarantine);
        } else {
          Thread.sleep(LOOK);
        }
      }
      quarantine.close();
    } finally {
      delivery.stop(FLUSH_PATIENCE);
      watching.interrupt();
    }
    Throwable fatal = failure;
    if (fatal != null) {
      throw new IllegalStateException("a writer failed", fatal);
    }
  }

  private void consume(Quarantine quarantine) throws InterruptedException {
    var budget = new PollBudget();
    var metadata = new MetadataUpdates(largest, budget::admitsValue);
    var keys = new BoundedBytes(largest, budget::admitsKey);
    try (var consumer = new KafkaConsumer<>(quarantine.settings(ConsumerSettings.consumer(kafka, access, clientId)), keys,
        metadata)) {
      consume(consumer, new Taps(consumer, delivery, budget), metadata, quarantine);
    } catch (UnsupportedVersionException e) {
      refusal = new BrokerException("GroupProtocolUnsupported", "the broker does not know the group protocol "
          + kafka.groupProtocol()
          + ": set source.kafka.groupProtocol to Classic, or upgrade the brokers to Kafka 4.0 or newer; it is "
          + "tried again every few seconds", true, e);
      polled = null;
      Thread.sleep(RETRY);
    } catch (KafkaException e) {
      if (polled != null) {
        throw e;
      }
      // Its constructor fails while no name resolves; the watch tells so.
      Thread.sleep(RETRY);
    }
  }

  private void consume(Consumer<byte[], byte[]> consumer, Taps taps, MetadataUpdates metadata, Quarantine quarantine)
      throws InterruptedException {
    var commits = new KafkaCommits(consumer, taps, totals);
    var listener = new Rebalance(taps, commits, totals);
    var guard = new PositionGuard(taps, delivery, broker, metadata);
    var loop = new PollLoop(consumer, taps, commits, guard, broker, watch, connection, totals, quarantine);
    polled = consumer;
    rebalance = listener;
    consumer.subscribe(List.of(kafka.topic()), listener);
    while (!stopping) {
      turnedNanos = System.nanoTime();
      for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
        wish.accept(taps);
      }
      if (!quarantine.prepare(taps)) {
        commits.sendNow(taps.all());
        taps.clear();
        polled = null;
        return;
      }
      loop.turn();
    }
    LOG.info("Stopping: what is being written is finished, then the group is left");
    CrashPoint.STOPPING.hit();
    delivery.stop(FLUSH_PATIENCE);
    CrashPoint.STOPPED_WRITING.hit();
    commits.sendNow(taps.all());
    consumer.close(
        CloseOptions.timeout(LEAVE_PATIENCE).withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /** Why the group does not take us, until it does. */
  private @Nullable BrokerException refusal() {
    Rebalance now = rebalance;
    return now != null && now.joined() ? null : refusal;
  }

  /** Ends {@link #run}, soon. */
  public void stop() {
    stopping = true;
    wake();
  }

  @Override
  public void start(Lane lane) {
    wishes.add(taps -> taps.start(lane));
    wake();
  }

  @Override
  public void halt(Lane lane) {
    wishes.add(taps -> taps.halt(lane));
    wake();
  }

  @Override
  public void failed(Throwable error) {
    failure = error;
    stop();
  }

  private void wake() {
    Consumer<byte[], byte[]> consumer = polled;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  /** What is done with the records. */
  public Delivery delivery() {
    return delivery;
  }

  /** How a producer of dead letters is set up; it logs in as the consumer does. */
  public Map<String, Object> deadLetterProducer() {
    return ProducerSettings.deadLetters(access, clientId);
  }

  /** How it stands with the broker. */
  public Connection connection() {
    return connection.now();
  }

  /** Whether the loop has turned within the time after which the group would give us up. */
  public boolean isLive() {
    return System.nanoTime() - turnedNanos < TimeUnit.MILLISECONDS.toNanos(ConsumerSettings.MAX_POLL_INTERVAL_MS);
  }

  /** Whether the group knows us, with partitions or, if it is full, without. */
  public boolean isReady() {
    Rebalance now = rebalance;
    return now != null && now.joined() && watch.found();
  }
}
