package io.consumerpipeline.e2e.process;

import java.io.IOException;
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
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A Kafka broker that is its own controller, in a process of its own, on the loopback interface. It deletes no record, however old
 * its timestamp is. Once its process is gone it can be started again, at the same ports and with the same data; only one thread does so.
 */
public final class Broker implements Server {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ChildProcesses processes;
  private final String name;
  private final List<String> command;
  private final int port;
  private volatile Process process;

  private Broker(ChildProcesses processes, String name, List<String> command, int port) throws IOException {
    this.processes = processes;
    this.name = name;
    this.command = List.copyOf(command);
    this.port = port;
    this.process = processes.start(name, this.command);
  }

  /**
   * A second way in.
   *
   * @param port where the broker listens
   * @param advertisedPort where it tells its clients to go: that of a proxy
   */
  public record SideDoor(int port, int advertisedPort) {}

  /**
   * Starts the broker.
   *
   * @param java the program that runs it
   * @param jars the directory of its jars
   * @param logback the file that says what it prints
   * @param directory its name is that of the log too
   */
  public static Broker start(String java, Path jars, Path logback, Path directory, ChildProcesses processes) throws Exception {
    var side = FreePort.find();
    return start(new Program(java, jars, logback), directory, processes, new SideDoor(side, side));
  }

  /**
   * What to run.
   *
   * @param java the program that runs it
   * @param jars the directory of its jars
   * @param logback the file that says what it prints
   */
  public record Program(String java, Path jars, Path logback) {}

  /** Starts the broker with two ways in. */
  public static Broker start(Program program, Path directory, ChildProcesses processes, SideDoor side) throws Exception {
    Files.createDirectories(directory);
    var name = directory.getFileName().toString();
    var port = FreePort.find();
    var settings = Files.writeString(directory.resolve("server.properties"),
        settings(port, FreePort.find(), side, directory.resolve("data")));
    var command = new ArrayList<>(List.of(program.java(), "-Xms512m", "-Xmx512m", "-cp", program.jars() + "/*",
        "-Dlogback.configurationFile=" + program.logback(),
        "-Dlog4j.provider=org.apache.logging.log4j.simple.internal.SimpleProvider"));
    var format = new ArrayList<>(command);
    format.addAll(List.of("kafka.tools.StorageTool", "format", "--cluster-id", "YmVuY2htYXJrLWNsdXN0ZQ", "--config",
        settings.toString()));
    processes.run(name + "-format", format, Map.of());
    command.addAll(List.of("kafka.Kafka", settings.toString()));
    var broker = new Broker(processes, name, command, port);
    broker.awaitReady();
    return broker;
  }

  /** Starts it again, after its process has ended. */
  public void startAgain() throws Exception {
    process.onExit().join();
    process = processes.start(name, command);
    awaitReady();
  }

  /** Ends it in order. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Sessions of the new group protocol, which are the broker's to set, are as long as those that the fault harness sets for the old. */
  private static String settings(int port, int controllerPort, SideDoor side, Path data) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,SIDE://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SIDE://127.0.0.1:%5$d
        inter.broker.listener.name=PLAINTEXT
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SIDE:PLAINTEXT,CONTROLLER:PLAINTEXT
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
        group.consumer.min.session.timeout.ms=6000
        group.consumer.session.timeout.ms=6000
        group.consumer.min.heartbeat.interval.ms=2000
        group.consumer.heartbeat.interval.ms=2000
        """.formatted(port, controllerPort, data, side.port(), side.advertisedPort());
  }

  private void awaitReady() throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!FreePort.isTaken(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new TimeoutException("Kafka does not listen; its last words:\n" + processes.lastWords(name));
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
      // Answered by the leader of each partition. A broker that is busy may not have heard of the topic yet.
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        try {
          admin.listOffsets(ends).all().get();
          return;
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
            throw e;
          }
          Thread.sleep(50);
        }
      }
    }
  }

  /** A client that is the caller's to close. */
  public Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public ProcessHandle handle() {
    return process.toHandle();
  }
}
