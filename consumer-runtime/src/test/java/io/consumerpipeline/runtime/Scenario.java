package io.consumerpipeline.runtime;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.runtime.sink.postgresql.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic, a database schema and the pipeline between them, all of names that only this test uses. */
final class Scenario implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final String topic = Servers.unique("topic");
  final String schema = Servers.unique("schema");
  final Path secret;
  private final List<Running> running = new ArrayList<>();
  private List<RuntimeConfig.Column> columns = List.of();
  private List<String> keyColumns = List.of();
  private boolean createTables = true;
  private RuntimeConfig.Tls tls = new RuntimeConfig.Tls(RuntimeConfig.TlsMode.BySecret, "");
  private List<String> requiredFields = List.of();
  private String typeField = "";
  private List<RuntimeConfig.EventType> types = List.of();
  private RuntimeConfig.UnknownType unknownType = RuntimeConfig.UnknownType.DeadLetter;
  private String aliasPrefix = "";
  private int maxRecords = 1000;
  private RuntimeConfig.Hold hold = new RuntimeConfig.Hold(100, 100, 300);
  private String restart = "";
  private String deadLetterTopic = "";
  private int maxRecordsPerSecond;
  private RuntimeConfig.Start startFrom = RuntimeConfig.Start.Earliest;
  private String brokers = Servers.bootstrapServers();
  private String startTimestamp = "";
  private RuntimeConfig.GroupProtocol groupProtocol = RuntimeConfig.GroupProtocol.Classic;
  private RuntimeConfig.OnDataLoss onDataLoss = RuntimeConfig.OnDataLoss.Stop;
  private RuntimeConfig.Security security = RuntimeConfig.Security.NONE;
  private Map<String, String> properties = Map.of();
  private Timeouts timeouts = new Timeouts(3, 5, 4, 3, 3);

  Scenario() throws Exception {
    secret = Files.createTempDirectory("secret");
    secret("host", "localhost\n");
    secret("port", Integer.toString(Servers.postgres().getPort()));
    secret("dbname", "postgres");
    secret("user", "postgres");
    secret("password", "postgres");
    sql("CREATE SCHEMA " + schema);
  }

  Scenario topic(int partitions, Map<String, String> settings) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings))).all().get();
    }
    return this;
  }

  Scenario topic(int partitions) throws Exception {
    return topic(partitions, Map.of());
  }

  Scenario columns(RuntimeConfig.Column... these) {
    columns = List.of(these);
    return this;
  }

  Scenario keyColumns(String... these) {
    keyColumns = List.of(these);
    return this;
  }

  Scenario createTables(boolean may) {
    createTables = may;
    return this;
  }

  Scenario tls(RuntimeConfig.TlsMode mode, String caFile) {
    tls = new RuntimeConfig.Tls(mode, caFile);
    return this;
  }

  Scenario requiredFields(String... these) {
    requiredFields = List.of(these);
    return this;
  }

  Scenario types(String field, RuntimeConfig.UnknownType unknown, RuntimeConfig.EventType... these) {
    typeField = field;
    unknownType = unknown;
    types = List.of(these);
    return this;
  }

  Scenario aliasPrefix(String prefix) {
    aliasPrefix = prefix;
    return this;
  }

  Scenario maxRecords(int records) {
    maxRecords = records;
    return this;
  }

  Scenario hold(int abovePercent, long minRecords, long windowSeconds) {
    hold = new RuntimeConfig.Hold(abovePercent, minRecords, windowSeconds);
    return this;
  }

  Scenario restart(String nonce) {
    restart = nonce;
    return this;
  }

  Scenario deadLetterTopic(String name) {
    deadLetterTopic = name;
    return this;
  }

  Scenario maxRecordsPerSecond(int records) {
    maxRecordsPerSecond = records;
    return this;
  }

  Scenario startFrom(RuntimeConfig.Start start) {
    startFrom = start;
    return this;
  }

  Scenario startFrom(Instant time) {
    startTimestamp = time.toString();
    return startFrom(RuntimeConfig.Start.Timestamp);
  }

  /** For what cannot be done to the brokers that all tests share. */
  Scenario brokers(String servers) {
    brokers = servers;
    return this;
  }

  Scenario groupProtocol(RuntimeConfig.GroupProtocol protocol) {
    groupProtocol = protocol;
    return this;
  }

  Scenario onDataLoss(RuntimeConfig.OnDataLoss answer) {
    onDataLoss = answer;
    return this;
  }

  /** Reads from another broker than the common one. */
  Scenario from(String servers, RuntimeConfig.Security how) {
    brokers = servers;
    security = how;
    return this;
  }

  /** Those of {@code source.kafka.config}. */
  Scenario properties(Map<String, String> these) {
    properties = these;
    return this;
  }

  static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", Servers.bootstrapServers()));
  }

  void secret(String key, String value) throws IOException {
    Files.writeString(secret.resolve(key), value);
  }

  RuntimeConfig config() {
    return new RuntimeConfig("test", "pipeline",
        new RuntimeConfig.Source(new RuntimeConfig.Kafka(brokers, topic, "group-" + topic, startFrom,
            startTimestamp, groupProtocol, onDataLoss, security, properties)),
        new RuntimeConfig.Events(requiredFields, 1 << 20, typeField, types, unknownType),
        new RuntimeConfig.Sink(new RuntimeConfig.Postgresql(secret.toString(), schema, "events", columns, createTables, 2,
            keyColumns, tls)),
        new RuntimeConfig.Delivery(new RuntimeConfig.Batch(maxRecords, 8 << 20, 0), new RuntimeConfig.Retry(50, 1), "events_dlq",
            hold, restart, deadLetterTopic, maxRecordsPerSecond),
        new RuntimeConfig.Metrics(0, aliasPrefix),
        new RuntimeConfig.Logging(RuntimeConfig.Level.Info, RuntimeConfig.Format.Text, 1));
  }

  Running start(String pod) throws IOException {
    var started = new Running(new Ingest(config(), new BuildInfo("test", "none", "25", pod), InstantSource.system(), timeouts));
    running.add(started);
    return started;
  }

  Running start() throws IOException {
    return start("pod-0");
  }

  /** The pipeline as a process of its own, for what cannot be done to a thread. */
  Process process() throws Exception {
    Path config = Files.createTempFile("pipeline", ".yaml");
    Files.writeString(config, ContractFormat.toYaml(config()));
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
        System.getProperty("java.class.path"), "io.consumerpipeline.runtime.Main", "ingest", "--config", config.toString())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Sends values, the number of each as its key. */
  void send(int partition, String... values) {
    try (var producer = producer()) {
      for (int i = 0; i < values.length; i++) {
        byte[] value = values[i] == null ? null : values[i].getBytes(StandardCharsets.UTF_8);
        var _ = producer
            .send(new ProducerRecord<>(topic, partition, Integer.toString(i).getBytes(StandardCharsets.UTF_8), value));
      }
    }
  }

  /** Sends {@code {"id": "a", "n": 1}} for each {@code a=1}. */
  void sendEvents(int partition, String events) {
    send(partition, Stream.of(events.split(" ")).map(event -> event.split("="))
        .map(event -> "{\"id\":\"" + event[0] + "\",\"n\":" + event[1] + "}").toArray(String[]::new));
  }

  void sendEvents(String events) {
    sendEvents(0, events);
  }

  /** Sends a value, or a tombstone if it is null. */
  void sendKeyed(int partition, String key, String value) {
    try (var producer = producer()) {
      var _ = producer.send(new ProducerRecord<>(topic, partition, bytes(key), bytes(value)));
    }
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Sends events {@code {"n": from}} and on, spread over the partitions. */
  void sendNumbers(int from, int to, int partitions) {
    try (var producer = producer()) {
      for (int n = from; n < to; n++) {
        var _ = producer
            .send(new ProducerRecord<>(topic, n % partitions, null, ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** Not idempotent: in a topic that was created just now, a first batch that is sent again would be refused as out of order. */
  static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", Servers.bootstrapServers(), "linger.ms", "5", "enable.idempotence", "false",
            "max.in.flight.requests.per.connection", "1", "max.request.size", "10000000"),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(Servers.postgres().getJdbcUrl("postgres", "postgres"));
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = connect(); Statement run = connection.createStatement()) {
      run.execute(statement.replace("@", schema));
    }
  }

  /** All columns of the first row as text, or one word if there is none. */
  String query(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query.replace("@", schema))) {
      if (!result.next()) {
        return "nothing";
      }
      var row = new StringBuilder();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.append(i == 1 ? "" : "|").append(result.getString(i));
      }
      return row.toString();
    }
  }

  /** Waits until a query says this. */
  void await(String query, String expected) throws Exception {
    await(expected, () -> {
      try {
        return query(query);
      } catch (SQLException e) {
        return e.getMessage();
      }
    });
  }

  static <T> void await(T expected, Callable<T> actual) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T now = actual.call();
    while (!expected.equals(now)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("expected " + expected + " within " + PATIENCE + " but it is " + now);
      }
      Thread.sleep(20);
      now = actual.call();
    }
  }

  @Override
  public void close() {
    running.forEach(Running::stop);
  }

  /** A pipeline on a thread of its own. */
  static final class Running {
    final Ingest ingest;
    private final Thread thread;
    private volatile Throwable failure;

    Running(Ingest ingest) {
      this.ingest = ingest;
      thread = Thread.ofPlatform().start(() -> {
        try {
          ingest.run();
        } catch (Throwable e) {
          failure = e;
        }
      });
    }

    /** How it stands with the topic of dead letters; unknown before the first look at it. */
    RuntimeStatus.Connection deadLetterTopic() {
      var now = ingest.status().deadLetterTopic();
      return now == null ? new RuntimeStatus.Connection(RuntimeStatus.ConnectionState.Unknown, null, null, Instant.EPOCH) : now;
    }

    HttpResponse<String> get(String path) throws Exception {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + ingest.port() + path)).build();
      try (var client = HttpClient.newHttpClient()) {
        return client.send(request, BodyHandlers.ofString());
      }
    }

    void stop() {
      ingest.stop();
      try {
        thread.join(Duration.ofSeconds(40));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw new AssertionError("the pipeline ended with an error", failure);
      }
    }
  }
}
