package io.consumerpipeline.operator.lag;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How long topics keep records. One request for all of them, and rarely, as hardly anybody changes it. Used by one thread.
 */
final class Retentions {
  private static final long FRESH = Duration.ofMinutes(5).toNanos();

  private final Admin admin;
  private Set<String> asked = Set.of();
  private long askedAt;
  private Map<String, Duration> known = Map.of();

  Retentions(Admin admin) {
    this.admin = admin;
  }

  /** By topic; without those that keep records for ever, and those that do not say: a right that is missing costs no more than this. */
  Map<String, Duration> of(Set<String> topics) throws InterruptedException {
    if (!asked.containsAll(topics) || System.nanoTime() - askedAt > FRESH) {
      known = ask(topics);
      asked = topics;
      askedAt = System.nanoTime();
    }
    return known;
  }

  private Map<String, Duration> ask(Collection<String> topics) throws InterruptedException {
    var found = new HashMap<String, Duration>();
    var answers = admin
        .describeConfigs(topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList()).values();
    for (var answer : answers.entrySet()) {
      config(answer.getValue()).flatMap(Retentions::retention)
          .ifPresent(retention -> found.put(answer.getKey().name(), retention));
    }
    return found;
  }

  /** What is not allowed, or comes too late, is asked for again in some minutes. */
  private static Optional<Config> config(KafkaFuture<Config> answer) throws InterruptedException {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      return Optional.empty();
    }
  }

  /** A compacted topic has a time too, but nothing is deleted by it. */
  private static Optional<Duration> retention(Config config) {
    var deletes = text(config, TopicConfig.CLEANUP_POLICY_CONFIG).filter(policy -> policy.contains("delete"));
    return deletes.flatMap(_ -> text(config, TopicConfig.RETENTION_MS_CONFIG)).map(Long::parseLong).filter(millis -> millis >= 0)
        .map(Duration::ofMillis);
  }

  private static Optional<String> text(Config config, String name) {
    return Optional.ofNullable(config.get(name)).map(ConfigEntry::value);
  }
}
