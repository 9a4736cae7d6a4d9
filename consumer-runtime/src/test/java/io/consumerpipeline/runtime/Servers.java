package io.consumerpipeline.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real broker and a real PostgreSQL, started once for all tests of the module and ended with its JVM. */
final class Servers {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private Servers() {}

  static String bootstrapServers() {
    return Kafka.KIT.bootstrapServers();
  }

  static EmbeddedPostgres postgres() {
    return Postgres.SERVER;
  }

  /** A word that no other test uses. */
  static String unique(String word) {
    return word + NAMES.incrementAndGet();
  }

  private static final class Kafka {
    static final KafkaClusterTestKit KIT = start();

    private static KafkaClusterTestKit start() {
      try {
        var nodes = new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build();
        KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes)
            .setConfigProp("offsets.topic.num.partitions", "1")
            .setConfigProp("offsets.topic.replication.factor", "1")
            .setConfigProp("transaction.state.log.replication.factor", "1")
            .setConfigProp("transaction.state.log.min.isr", "1")
            .setConfigProp("group.initial.rebalance.delay.ms", "0")
            .setConfigProp("transaction.state.log.num.partitions", "1")
            .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(kit)));
        return kit;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static void close(AutoCloseable kit) {
      try {
        kit.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
