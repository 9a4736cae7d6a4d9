package io.consumerpipeline.runtime.source;

import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.kafka.Right;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.finding.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a topic is there and may be used.
 *
 * @param field where the topic is named
 * @param right that is needed, by this operation
 */
record TopicCheck(KafkaBroker broker, KafkaAccess access, String bootstrapServers, String subject, String topic, String field,
    Right right, AclOperation operation) {

  List<Finding> look() {
    try {
      return judge(Objects.requireNonNull(broker.await(broker.admin().describeTopics(List.of(topic),
          new DescribeTopicsOptions().includeAuthorizedOperations(true)).allTopicNames()).get(topic)));
    } catch (BrokerException e) {
      return switch (e.getCause()) {
        case UnknownTopicOrPartitionException _ -> Finding.fail(subject, topic + " does not exist at " + bootstrapServers,
            "kafka-topics.sh --bootstrap-server " + bootstrapServers + " --create --topic " + topic + ", or correct " + field);
        case TopicAuthorizationException _ -> Finding.fail(subject, access.lacking(right, topic));
        case null, default -> Finding.fail(subject, e.text());
      };
    }
  }

  private List<Finding> judge(TopicDescription described) {
    if (!allows(described.authorizedOperations(), operation)) {
      return Finding.fail(subject, access.lacking(right, topic));
    }
    List<Integer> leaderless = described.partitions().stream().filter(one -> one.leader() == null)
        .map(TopicPartitionInfo::partition).toList();
    if (!leaderless.isEmpty()) {
      return Finding.fail(subject, topic + " has partitions without a leader, " + leaderless,
          "start the brokers that have their replicas: kafka-topics.sh --bootstrap-server " + bootstrapServers
              + " --describe --topic " + topic + " names them");
    }
    int partitions = described.partitions().size();
    int replicas = described.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
    return Finding.ok(subject,
        topic + " has " + partitions + (partitions == 1 ? " partition" : " partitions") + ", replication " + replicas);
  }

  /** Some brokers do not say what is allowed; then only what was refused is known. */
  static boolean allows(@Nullable Set<AclOperation> said, AclOperation operation) {
    return said == null || said.isEmpty() || said.contains(operation);
  }
}
