package io.consumerpipeline.e2e.faults.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Brokers that are reached over the network. Safe for use by several threads.
 *
 * @param properties of the client, with {@code bootstrap.servers}
 */
public record KafkaBrokers(String topic, int partitions, Transactions transactions, Map<String, Object> properties)
    implements
      Brokers {
  public KafkaBrokers {
    properties = Map.copyOf(properties);
  }

  @Override
  public Producer<byte[], byte[]> connect() {
    var all = new HashMap<>(properties);
    all.putIfAbsent("acks", "all");
    all.putIfAbsent("enable.idempotence", "true");
    all.putIfAbsent("max.block.ms", "120000");
    if (transactions.isUsed()) {
      all.put("transactional.id", topic + "-" + transactions.id());
    }
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Map<Integer, Long> endOffsets() {
    var latest = IntStream.range(0, partitions)
        .boxed()
        .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
    try (Admin admin = Admin.create(properties)) {
      var ends = new HashMap<Integer, Long>();
      admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the ends of topic " + topic + " cannot be read: " + e.getMessage()
          + "; check the topic and its number of partitions", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the ends of topic " + topic, e);
    }
  }
}
