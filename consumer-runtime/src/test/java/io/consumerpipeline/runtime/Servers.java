package io.consumerpipeline.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A real broker and a real PostgreSQL, started once for all test classes that are extended with this, and ended after the last. */
public final class Servers implements BeforeAllCallback {
  private static final AtomicReference<Pair> RUNNING = new AtomicReference<>();
  private static final AtomicInteger NAMES = new AtomicInteger();

  @Override
  public void beforeAll(ExtensionContext context) {
    RUNNING.set(context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Pair.class, key -> Pair.start(), Pair.class));
  }

  /** Where the broker is. */
  public static String bootstrapServers() {
    return running().kafka().bootstrapServers();
  }

  /** The database server. */
  public static EmbeddedPostgres postgres() {
    return running().postgres();
  }

  private static Pair running() {
    return Objects.requireNonNull(RUNNING.get(), "extend the test class with Servers");
  }

  /** A word that no other test uses. */
  static String unique(String word) {
    return word + NAMES.incrementAndGet();
  }

  private record Pair(KafkaClusterTestKit kafka, EmbeddedPostgres postgres) implements AutoCloseable {

    static Pair start() {
      try {
        // What a run that was killed was reading is noted there by the names of topics, which are the same in each run.
        System.setProperty("java.io.tmpdir", Files.createTempDirectory("run").toString());
        var nodes = new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build();
        KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes)
            .setConfigProp("offsets.topic.num.partitions", "1")
            .setConfigProp("offsets.topic.replication.factor", "1")
            .setConfigProp("transaction.state.log.num.partitions", "1")
            .setConfigProp("transaction.state.log.replication.factor", "1")
            .setConfigProp("transaction.state.log.min.isr", "1")
            .setConfigProp("group.initial.rebalance.delay.ms", "0")
            // With KIP-848 these are the broker's: a pod that was killed is given up within the patience of a test.
            .setConfigProp("group.consumer.min.session.timeout.ms", "6000")
            .setConfigProp("group.consumer.session.timeout.ms", "10000")
            .setConfigProp("group.consumer.min.heartbeat.interval.ms", "500")
            .setConfigProp("group.consumer.heartbeat.interval.ms", "1000")
            .setConfigProp("auto.create.topics.enable", "false")
            .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return new Pair(kit, EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try {
        postgres.close();
        kafka.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
