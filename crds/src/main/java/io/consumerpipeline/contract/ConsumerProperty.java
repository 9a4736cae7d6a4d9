package io.consumerpipeline.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The properties of Kafka's consumer that a pipeline may set: how much and how patiently it fetches. What decides over positions,
 * isolation, assignment, security and classes is the pipeline's own, and {@code max.poll.interval.ms} too, as liveness is judged by it.
 */
public enum ConsumerProperty {
  CLIENT_RACK("client.rack"),
  CONNECTIONS_MAX_IDLE("connections.max.idle.ms", 10_000, 3_600_000),
  FETCH_MAX_BYTES("fetch.max.bytes", 1 << 10, 64 << 20),
  FETCH_MAX_WAIT("fetch.max.wait.ms", 0, 30_000),
  FETCH_MIN_BYTES("fetch.min.bytes", 1, 16 << 20),
  HEARTBEAT_INTERVAL("heartbeat.interval.ms", 100, 600_000),
  MAX_PARTITION_FETCH_BYTES("max.partition.fetch.bytes", 1 << 10, 64 << 20),
  MAX_POLL_RECORDS("max.poll.records", 1, 100_000),
  /** A new partition is found no later than this. */
  METADATA_MAX_AGE("metadata.max.age.ms", 1_000, 300_000),
  RECEIVE_BUFFER("receive.buffer.bytes", -1, 16 << 20),
  RECONNECT_BACKOFF("reconnect.backoff.ms", 0, 60_000),
  RECONNECT_BACKOFF_MAX("reconnect.backoff.max.ms", 0, 300_000),
  REQUEST_TIMEOUT("request.timeout.ms", 1_000, 300_000),
  RETRY_BACKOFF("retry.backoff.ms", 10, 60_000),
  RETRY_BACKOFF_MAX("retry.backoff.max.ms", 10, 300_000),
  SEND_BUFFER("send.buffer.bytes", -1, 16 << 20),
  /** The bounds of brokers are the same, unless they were changed. */
  SESSION_TIMEOUT("session.timeout.ms", 6_000, 1_800_000),
  SOCKET_SETUP_TIMEOUT("socket.connection.setup.timeout.ms", 1_000, 120_000),
  SOCKET_SETUP_TIMEOUT_MAX("socket.connection.setup.timeout.max.ms", 1_000, 120_000);

  /** A third of Kafka's default: for so long nobody reads the partitions of a pod that was killed. */
  public static final int SESSION_TIMEOUT_MS = 15_000;
  private static final String TEXT = "[A-Za-z0-9._/-]{1,255}";

  private final String propertyName;
  private final boolean number;
  private final int least;
  private final int most;

  ConsumerProperty(String propertyName) {
    this(propertyName, false, 0, 0);
  }

  ConsumerProperty(String propertyName, int least, int most) {
    this(propertyName, true, least, most);
  }

  ConsumerProperty(String propertyName, boolean number, int least, int most) {
    this.propertyName = propertyName;
    this.number = number;
    this.least = least;
    this.most = most;
  }

  /** As Kafka calls it. */
  public String propertyName() {
    return propertyName;
  }

  /** All names, in order. */
  public static String names() {
    return Arrays.stream(values()).map(ConsumerProperty::propertyName).collect(Collectors.joining(", "));
  }

  /** What is wrong with properties; each names the property and what to write. Empty if nothing is. */
  public static List<String> problems(Map<String, String> properties) {
    var problems = new ArrayList<String>();
    properties.forEach((name, value) -> find(name).ifPresentOrElse(
        property -> property.problem(value).ifPresent(problems::add),
        () -> problems.add(name + " is not for a pipeline to set; it may set " + names())));
    if (problems.isEmpty()) {
      order(properties, HEARTBEAT_INTERVAL, SESSION_TIMEOUT).ifPresent(problems::add);
      order(properties, FETCH_MAX_WAIT, REQUEST_TIMEOUT).ifPresent(problems::add);
    }
    return problems;
  }

  /** Of those that a protocol of the group leaves to the broker: Kafka's consumer does not start with any. */
  public static List<String> problems(Map<String, String> properties, RuntimeConfig.GroupProtocol protocol) {
    return switch (protocol) {
      case Classic -> List.of();
      case Consumer -> Stream.of(SESSION_TIMEOUT, HEARTBEAT_INTERVAL).map(ConsumerProperty::propertyName)
          .filter(properties::containsKey)
          .map(name -> name + " is decided by the broker with the group protocol Consumer: remove it").toList();
    };
  }

  private static Optional<ConsumerProperty> find(String name) {
    return Arrays.stream(values()).filter(property -> property.propertyName.equals(name)).findFirst();
  }

  private Optional<String> problem(String value) {
    if (!number) {
      return value.matches(TEXT)
          ? Optional.empty()
          : Optional.of(propertyName + " is '" + value + "': write up to 255 letters, digits or any of . _ / -");
    }
    return value.matches("-?[0-9]{1,9}|-?[0-9]{10}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most
        ? Optional.empty()
        : Optional.of(propertyName + " is '" + value + "': write a number from " + least + " to " + most);
  }

  /** Kafka's consumer does not start, or does not work, unless the one is below the other. */
  private static Optional<String> order(Map<String, String> properties, ConsumerProperty below, ConsumerProperty above) {
    long small = below.number(properties);
    long large = above.number(properties);
    return small < large
        ? Optional.empty()
        : Optional.of(
            below.propertyName + " (" + small + ") is not below " + above.propertyName + " (" + large + "): lower it, or raise "
                + above.propertyName);
  }

  private long number(Map<String, String> properties) {
    String written = properties.get(propertyName);
    return written == null ? standard() : Long.parseLong(written);
  }

  /** What holds where nothing is written: of the session the runtime's own, otherwise Kafka's. */
  private long standard() {
    return switch (this) {
      case SESSION_TIMEOUT -> SESSION_TIMEOUT_MS;
      case HEARTBEAT_INTERVAL -> 3_000;
      case REQUEST_TIMEOUT -> 30_000;
      case FETCH_MAX_WAIT -> 500;
      default -> throw new IllegalStateException(this + " is not compared with another");
    };
  }
}
