package io.consumerpipeline.runtime.relay;

import io.consumerpipeline.runtime.deadletter.StoredLetter;
import io.consumerpipeline.runtime.delivery.BrokerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic that letters are passed on to. For one thread. */
final class LetterTopic implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Map<String, Object> settings;
  private final String topic;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  LetterTopic(Map<String, Object> settings, String topic) {
    this.settings = settings;
    this.topic = topic;
  }

  /** Returns when all are acknowledged by all replicas in sync; otherwise any of them may be there. */
  void send(List<StoredLetter> letters) throws BrokerException, InterruptedException {
    try {
      KafkaProducer<byte[], byte[]> open = open();
      List<Future<RecordMetadata>> sent = letters.stream().map(letter -> open.send(LetterRecord.of(letter, topic))).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /** Made when it is needed: its constructor fails while no name resolves. */
  private KafkaProducer<byte[], byte[]> open() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  /** An idempotent producer is of no more use after some errors; a new one is of use after all. */
  private BrokerException failed(Throwable cause) {
    close();
    String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return switch (cause) {
      case AuthorizationException e ->
        new BrokerException("NotAuthorized", text + ": allow the user to describe and write the topic "
            + topic, true, e);
      case AuthenticationException e -> new BrokerException("LoginRefused", text + ": correct the credentials", true, e);
      case UnknownTopicOrPartitionException e -> missing(e);
      case InvalidTopicException e -> missing(e);
      case TimeoutException e when text.contains("not present in metadata") -> missing(e);
      case RecordTooLargeException e -> new BrokerException("RecordTooLarge", "the topic " + topic
          + " takes no record as large as a dead letter and its headers: raise its max.message.bytes", true, e);
      default -> new BrokerException("BrokerUnavailable", "the topic " + topic + " takes no dead letters (" + text
          + "); they wait in the table", false, cause);
    };
  }

  private BrokerException missing(Throwable cause) {
    return new BrokerException("TopicNotFound", "the topic " + topic
        + " does not exist: create it, or correct delivery.deadLetter.kafkaTopic; until then dead letters wait in the table",
        true,
        cause);
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      // It would not wait for its own thread otherwise, and throw.
      boolean interrupted = Thread.interrupted();
      open.close(FAREWELL);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
