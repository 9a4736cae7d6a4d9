package io.consumerpipeline.runtime.source;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.kafka.KafkaAccess;
import io.consumerpipeline.kafka.MountedFiles;
import io.consumerpipeline.kafka.Right;
import io.consumerpipeline.runtime.delivery.Broker;
import io.consumerpipeline.runtime.delivery.BrokerException;
import io.consumerpipeline.runtime.finding.Check;
import io.consumerpipeline.runtime.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/** Looks at what a pipeline needs of Kafka. Only questions are asked: nothing is created, joined or committed. */
public final class SourceInspection implements AutoCloseable {
  /** Whether anybody answers. */
  public static final String BROKERS = "brokers";
  /** The one that is read. */
  public static final String TOPIC = "topic";
  /** The consumer group. */
  public static final String GROUP = "group";
  private static final String LETTERS = "dead-letter topic";

  private final RuntimeConfig.Kafka kafka;
  private final String letterTopic;
  private final KafkaAccess access;
  private final KafkaBroker broker;

  /** The client's id is how the broker sees this process, the patience that with one question. */
  public SourceInspection(RuntimeConfig config, String clientId, Duration patience) {
    this.kafka = config.source().kafka();
    this.letterTopic = config.delivery().deadLetterTopic();
    this.access = new KafkaAccess(kafka.bootstrapServers(), kafka.security(), new MountedFiles());
    this.broker = new KafkaBroker(kafka, access, clientId, patience);
  }

  /** In the order in which they make sense. */
  public List<Check> checks() {
    var checks = new ArrayList<>(List.of(
        new Check(BROKERS, List.of(), this::brokers),
        new Check(TOPIC, List.of(BROKERS),
            topic(TOPIC, kafka.topic(), "source.kafka.topic", Right.ReadTopic, AclOperation.READ)::look),
        new Check(GROUP, List.of(BROKERS), new GroupCheck(broker, access, kafka)::look)));
    if (!letterTopic.isEmpty()) {
      checks.add(new Check(LETTERS, List.of(BROKERS),
          topic(LETTERS, letterTopic, "delivery.deadLetter.kafkaTopic", Right.WriteTopic, AclOperation.WRITE)::look));
    }
    return checks;
  }

  private TopicCheck topic(String subject, String name, String field, Right right, AclOperation operation) {
    return new TopicCheck(broker, access, kafka.bootstrapServers(), subject, name, field, right, operation);
  }

  private List<Finding> brokers() {
    try {
      int count = broker.await(broker.admin().describeCluster().nodes()).size();
      String cluster = broker.clusterId();
      return Finding.ok(BROKERS, kafka.bootstrapServers() + " answers, " + count + (count == 1 ? " broker" : " brokers")
          + (cluster.isEmpty() ? " without a cluster id" : " of cluster " + cluster));
    } catch (BrokerException e) {
      return "BrokerUnavailable".equals(e.reason())
          ? Finding.fail(BROKERS, "no answer from " + kafka.bootstrapServers(),
              "check source.kafka.bootstrapServers, and whether a "
                  + "NetworkPolicy or firewall lets this machine through")
          : Finding.fail(BROKERS, e.text());
    }
  }

  /** For further questions. */
  public Broker broker() {
    return broker;
  }

  @Override
  public void close() {
    broker.close();
  }
}
