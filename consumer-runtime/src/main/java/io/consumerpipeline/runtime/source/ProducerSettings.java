package io.consumerpipeline.runtime.source;

import io.consumerpipeline.kafka.KafkaAccess;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the producer of dead letters is set up; what is not named has Kafka's default. */
final class ProducerSettings {
  private static final int LARGEST_REQUEST = 128 << 20;
  private static final int METADATA_MS = 10_000;
  private static final int REQUEST_MS = 15_000;
  private static final int DELIVERY_MS = 30_000;

  private ProducerSettings() {}

  /** Idempotent, and content only when all replicas in sync have a record. */
  static Map<String, Object> deadLetters(KafkaAccess access, String clientId) {
    var settings = new HashMap<>(access.clientSettings());
    settings.putAll(Map.of(
        ProducerConfig.CLIENT_ID_CONFIG, clientId + "-dead-letters",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
        ProducerConfig.ACKS_CONFIG, "all",
        ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_MS,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS,
        // What is too large is for the topic to say, not for the client's default of 1 MiB.
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST,
        CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false));
    return settings;
  }
}
