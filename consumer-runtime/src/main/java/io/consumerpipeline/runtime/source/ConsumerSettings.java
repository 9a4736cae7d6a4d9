package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.ConsumerProperty;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.kafka.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** How the clients are set up; what is not named has Kafka's default. */
final class ConsumerSettings {
  /** How long the poll loop may take for one turn before the group takes its partitions away. */
  static final int MAX_POLL_INTERVAL_MS = 300_000;
  /** Tests kill often, and wait less. */
  private static final int SESSION_TIMEOUT_MS = Integer.getInteger("consumerpipeline.session.timeout.ms",
      ConsumerProperty.SESSION_TIMEOUT_MS);
  /** An answer is one array, kept whole until the last partition in it is read; paused partitions keep theirs. */
  private static final int FETCH_MAX_BYTES = 1 << 20;
  private static final int PARTITION_FETCH_MAX_BYTES = 1 << 18;
  /** The system's own choice, which grows; Kafka's default of 64 KiB costs a call for each that much. */
  private static final int RECEIVE_BUFFER_BYTES = -1;
  private static final int MAX_POLL_RECORDS = 1_000;
  private static final int METADATA_MAX_AGE_MS = 30_000;

  private ConsumerSettings() {}

  /** Nothing here commits, resets or creates anything by itself. */
  static Map<String, Object> consumer(RuntimeConfig.Kafka kafka, KafkaAccess access, String clientId) {
    var settings = new HashMap<>(access.clientSettings());
    settings.putAll(Map.ofEntries(
        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, clientId),
        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, kafka.consumerGroup()),
        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
        Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
        Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS),
        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_MAX_BYTES),
        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_MAX_BYTES),
        Map.entry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER_BYTES),
        Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS),
        Map.entry(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false)));
    settings.putAll(group(kafka.groupProtocol()));
    settings.putAll(kafka.config());
    return settings;
  }

  /** With KIP-848 sessions and assignment are settings of the broker; the client refuses to be told any. */
  private static Map<String, Object> group(RuntimeConfig.GroupProtocol protocol) {
    return switch (protocol) {
      case Classic -> Map.of(
          ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic",
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
      case Consumer -> Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    };
  }

  /** Those of a consumer that reads no further than the one record it is asked for. */
  static Map<String, Object> oneByOne(Map<String, Object> usual) {
    var settings = new HashMap<>(usual);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return settings;
  }

  static Map<String, Object> admin(KafkaAccess access, String clientId, Duration patience) {
    var settings = new HashMap<>(access.clientSettings());
    settings.putAll(Map.of(
        AdminClientConfig.CLIENT_ID_CONFIG, clientId + "-admin",
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis(),
        CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false));
    return settings;
  }
}
