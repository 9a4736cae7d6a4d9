package io.consumerpipeline.e2e.bench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A Kafka broker that is its own controller, in a process of its own, on the loopback interface. It deletes no record, however old
 * its timestamp is.
 */
public final class Broker implements Server {
  private static final String NAME = "kafka";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ProcessHandle handle;
  private final String bootstrapServers;

  private Broker(ProcessHandle handle, String bootstrapServers) {
    this.handle = handle;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the broker.
   *
   * @param java the program that runs it
   * @param jars the directory of its jars
   * @param logback the file that says what it prints
   */
  public static Broker start(String java, Path jars, Path logback, Path directory, ChildProcesses processes) throws Exception {
    Files.createDirectories(directory);
    var port = FreePort.find();
    var settings = Files.writeString(directory.resolve("server.properties"),
        settings(port, FreePort.find(), directory.resolve("data")));
    var command = new ArrayList<>(List.of(java, "-Xms512m", "-Xmx512m", "-cp", jars + "/*",
        "-Dlogback.configurationFile=" + logback,
        "-Dlog4j.provider=org.apache.logging.log4j.simple.internal.SimpleProvider"));
    var format = new ArrayList<>(command);
    format.addAll(List.of("kafka.tools.StorageTool", "format", "--cluster-id", "YmVuY2htYXJrLWNsdXN0ZQ", "--config",
        settings.toString()));
    processes.run("kafka-format", format, Map.of());
    command.addAll(List.of("kafka.Kafka", settings.toString()));
    var broker = new Broker(processes.start(NAME, command).toHandle(), "127.0.0.1:" + port);
    broker.awaitReady(port, processes);
    return broker;
  }

  private static String settings(int port, int controllerPort, Path data) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        log.retention.ms=-1
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        """.formatted(port, controllerPort, data);
  }

  private void awaitReady(int port, ChildProcesses processes) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!FreePort.isTaken(port)) {
      if (!handle.isAlive() || System.nanoTime() > deadline) {
        throw new TimeoutException("Kafka does not listen; its last words:\n" + processes.lastWords(NAME));
      }
      Thread.sleep(50);
    }
    try (var admin = admin()) {
      admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Makes a topic whose records are kept as they are sent, without compression, and waits until it can be written to. */
  public void createTopic(String name, int partitions) throws InterruptedException, ExecutionException {
    try (var admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()))).all().get();
      var ends = IntStream.range(0, partitions).boxed()
          .collect(Collectors.toMap(partition -> new TopicPartition(name, partition), partition -> OffsetSpec.latest()));
      // Answered by the leader of each partition, and repeated by the client until there is one.
      admin.listOffsets(ends).all().get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public ProcessHandle handle() {
    return handle;
  }
}
