package io.consumerpipeline.runtime.config;

import io.consumerpipeline.contract.ConsumerProperty;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.runtime.event.FieldSource;
import io.consumerpipeline.runtime.sink.postgresql.type.ColumnType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operator has checked already, for those who write the file by hand: each problem names the key and what to write. */
final class ConfigCheck {
  private static final int LONGEST_IDENTIFIER = 63;
  private static final int LARGEST_PORT = 65_535;

  private final List<String> problems = new ArrayList<>();

  private ConfigCheck() {}

  static Optional<String> firstProblem(RuntimeConfig config) {
    var check = new ConfigCheck();
    check.source(config.source().kafka());
    check.problems.addAll(EventsCheck.problems(config.events()));
    check.sink(config.sink().postgresql());
    check.delivery(config.delivery());
    check.require(!config.delivery().deadLetterTopic().equals(config.source().kafka().topic()),
        "delivery.deadLetterTopic is also source.kafka.topic: choose another, or the pipeline would read its own dead letters");
    check.operation(config);
    return check.problems.stream().findFirst();
  }

  private void source(RuntimeConfig.Kafka kafka) {
    require(!kafka.bootstrapServers().isBlank(), "source.kafka.bootstrapServers is empty: write host:port of a broker");
    require(kafka.topic().matches("[a-zA-Z0-9._-]{1,249}"),
        "source.kafka.topic is no name of a topic: use letters, digits, '.', '_', '-'");
    require(!kafka.consumerGroup().isBlank(), "source.kafka.consumerGroup is empty: write the name of the group");
    security(kafka.security());
    Stream.concat(ConsumerProperty.problems(kafka.config()).stream(),
        ConsumerProperty.problems(kafka.config(), kafka.groupProtocol()).stream())
        .forEach(problem -> problems.add("source.kafka.config: " + problem));
    boolean timed = kafka.startFrom() == RuntimeConfig.Start.Timestamp;
    require(timed ? isTime(kafka.startTimestamp()) : kafka.startTimestamp().isEmpty(), timed
        ? "source.kafka.startTimestamp is no point in time: write it as 2026-11-21T00:00:00Z"
        : "source.kafka.startTimestamp is for startFrom: Timestamp alone: write '' there");
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void security(RuntimeConfig.Security security) {
    String key = "source.kafka.security.login";
    switch (security.login()) {
      case Login.None _ -> {
      }
      case Login.Password login -> {
        require(!login.username().isBlank(), key + ".username is empty: write the user");
        require(!login.passwordFile().isBlank(), key + ".passwordFile is empty: write the file that holds the password");
      }
      case Login.Certificate login -> {
        require(security.tls(), "source.kafka.security.tls is false: a client certificate needs TLS, so write true");
        require(!login.certificateFile().isBlank() && !login.keyFile().isBlank(),
            key + " lacks certificateFile or keyFile: write both");
      }
      case Login.Token login -> {
        require(login.tokenEndpointUri().matches("https?://[^\\s,]+"),
            key + ".tokenEndpointUri is no http or https URL: write one");
        require(!login.clientId().isBlank(), key + ".clientId is empty: write the OAuth client's id");
        require(!login.clientSecretFile().isBlank(), key + ".clientSecretFile is empty: write the file that holds the secret");
      }
    }
  }

  private void sink(RuntimeConfig.Postgresql sink) {
    identifier("sink.postgresql.schema", sink.schema());
    identifier("sink.postgresql.table", sink.table());
    require(!sink.connectionDirectory().isBlank(),
        "sink.postgresql.connectionDirectory is empty: write the directory with host, port, dbname, user and password");
    require(sink.writers() >= 1 && sink.writers() <= 8, "sink.postgresql.writers is not within 1 and 8");
    var names = new HashSet<String>();
    for (int i = 0; i < sink.columns().size(); i++) {
      column("sink.postgresql.columns[" + i + "]", sink.columns().get(i));
      require(names.add(sink.columns().get(i).name()),
          "sink.postgresql.columns[" + i + "].name comes twice: write each column once");
    }
    keyColumns(sink);
  }

  private void keyColumns(RuntimeConfig.Postgresql sink) {
    var seen = new HashSet<String>();
    for (String key : sink.keyColumns()) {
      require(seen.add(key), "sink.postgresql.keyColumns holds '" + key + "' twice: write each column once");
      boolean known = sink.columns().isEmpty()
          ? RuntimeConfig.RAW_KEY_COLUMNS.contains(key)
          : sink.columns().stream().anyMatch(column -> column.name().equals(key) && isKeyType(column.type()));
      require(known, "sink.postgresql.keyColumns holds '" + key + "': write one of " + (sink.columns().isEmpty()
          ? String.join(", ", RuntimeConfig.RAW_KEY_COLUMNS)
          : "sink.postgresql.columns whose type has one spelling for each value (no floating point, numeric without bounds, json)"));
    }
  }

  private static boolean isKeyType(String type) {
    return ColumnType.parse(type).filter(ColumnType::isExact).isPresent();
  }

  private void column(String key, RuntimeConfig.Column column) {
    identifier(key + ".name", column.name());
    require(ColumnType.parse(column.type()).isPresent(),
        key + ".type is '" + column.type() + "', which is not supported: write one of " + ColumnType.KNOWN);
    require(FieldSource.isKnown(column.field()), key + ".field is '" + column.field()
        + "': write a path such as a.b.c, or one of $, $key, $timestamp, $headers, $metadata, $ingestionTime");
  }

  /** PostgreSQL cuts longer names off without a word. */
  private void identifier(String key, String name) {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    require(length >= 1 && length <= LONGEST_IDENTIFIER && name.indexOf('\0') < 0,
        key + " is no name for PostgreSQL: write 1 to " + LONGEST_IDENTIFIER + " bytes");
  }

  private void delivery(RuntimeConfig.Delivery delivery) {
    identifier("delivery.deadLetterTable", delivery.deadLetterTable());
    require(delivery.batch().maxRecords() >= 1, "delivery.batch.maxRecords is not above 0");
    require(delivery.batch().maxBytes() >= 1, "delivery.batch.maxBytes is not above 0");
    require(delivery.batch().flushIntervalMilliseconds() >= 0, "delivery.batch.flushIntervalMilliseconds is below 0");
    require(delivery.maxRecordsPerSecond() >= 0, "delivery.maxRecordsPerSecond is below 0: write how many, or 0 for no limit");
    RuntimeConfig.Hold hold = delivery.hold();
    require(hold.abovePercent() >= 1 && hold.abovePercent() <= 100, "delivery.hold.abovePercent is not within 1 and 100");
    require(hold.minRecords() >= 1, "delivery.hold.minRecords is not above 0");
    require(hold.windowSeconds() >= 1, "delivery.hold.windowSeconds is not above 0");
    require(delivery.deadLetterTopic().matches("[a-zA-Z0-9._-]{0,249}"),
        "delivery.deadLetterTopic is no name of a topic: use letters, digits, '.', '_', '-', or leave it empty for none");
    require(delivery.retry().initialBackoffMilliseconds() >= 1, "delivery.retry.initialBackoffMilliseconds is not above 0");
    require(delivery.retry().maxBackoffSeconds() >= 1, "delivery.retry.maxBackoffSeconds is not above 0");
  }

  private void operation(RuntimeConfig config) {
    int port = config.metrics().port();
    require(port >= 0 && port <= LARGEST_PORT, "metrics.port is no port: write a number from 1 to " + LARGEST_PORT);
    require(config.metrics().aliasPrefix().matches("([a-zA-Z_][a-zA-Z0-9_]*)?"),
        "metrics.aliasPrefix is no beginning of a metric's name: use letters, digits and '_'");
    require(config.logging().summarySeconds() >= 1, "logging.summarySeconds is not above 0");
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      problems.add(problem);
    }
  }
}
