package io.consumerpipeline.kafka;

import java.util.Map;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real broker that is a cluster by itself, open to everybody. */
public final class SingleBroker {
  private SingleBroker() {}

  /** Starts one, with these settings beside those that a single broker needs; the caller closes it. */
  public static KafkaClusterTestKit start(Map<String, String> settings) throws Exception {
    var builder = new KafkaClusterTestKit.Builder(
        new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build())
        .setConfigProp("offsets.topic.replication.factor", "1")
        .setConfigProp("offsets.topic.num.partitions", "1");
    settings.forEach(builder::setConfigProp);
    var broker = builder.build();
    broker.format();
    broker.startup();
    broker.waitForReadyBrokers();
    return broker;
  }
}
