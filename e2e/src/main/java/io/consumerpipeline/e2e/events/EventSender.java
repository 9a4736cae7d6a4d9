package io.consumerpipeline.e2e.events;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends each event of a plan to one topic exactly once. */
final class EventSender {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final String bootstrapServers;
  private final String topic;

  EventSender(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /**
   * Makes the topic unless there is one, large enough for events that are too large for a pipeline.
   *
   * @throws IllegalStateException if there is one with another number of partitions
   */
  void createTopic(int partitions) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      var newTopic = new NewTopic(topic, Optional.of(partitions), Optional.empty())
          .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MOST_BYTES)));
      if (!wasCreated(admin, newTopic)) {
        var found = admin.describeTopics(List.of(topic)).allTopicNames().get().values().iterator().next().partitions().size();
        if (found != partitions) {
          throw new IllegalStateException(
              "topic " + topic + " has " + found + " partitions, not " + partitions + ": leave out --partitions");
        }
      }
    }
  }

  private static boolean wasCreated(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Returns when the broker has acknowledged every event.
   *
   * @param rate events per second; 0 is as fast as possible
   * @throws IllegalStateException if one could not be sent: the counts would be wrong
   */
  SentEvents send(EventPlan plan, int rate) {
    var failure = new AtomicReference<Exception>();
    var flawed = new EnumMap<Flaw, Long>(Flaw.class);
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings())) {
      var began = System.nanoTime();
      for (var sent = 0L; sent < plan.count() && failure.get() == null; sent++) {
        pace(began, sent, rate);
        var number = plan.first() + sent;
        var _ = producer.send(toRecord(plan.event(number)), (_, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
        plan.flaw(number).ifPresent(flaw -> flawed.merge(flaw, 1L, Long::sum));
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("not every event could be sent to " + topic + ": " + failure.get().getMessage(),
          failure.get());
    }
    return new SentEvents(topic, plan.count(), Map.copyOf(flawed));
  }

  private ProducerRecord<byte[], byte[]> toRecord(Sample sample) {
    return new ProducerRecord<>(topic, sample.key().getBytes(StandardCharsets.UTF_8),
        sample.json().getBytes(StandardCharsets.UTF_8));
  }

  private static void pace(long began, long sent, int rate) {
    if (rate > 0) {
      var due = began + sent * TimeUnit.SECONDS.toNanos(1) / rate;
      for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
        // A broker that a test stops and starts again costs patience, not events.
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
  }
}
