package io.consumerpipeline.e2e.faults.trial;

import io.consumerpipeline.e2e.faults.checker.StoredResult;
import io.consumerpipeline.e2e.faults.checker.Verdict;
import io.consumerpipeline.e2e.faults.ledger.KafkaBrokers;
import io.consumerpipeline.e2e.faults.ledger.Ledger;
import io.consumerpipeline.e2e.faults.ledger.LedgerProducer;
import io.consumerpipeline.e2e.process.Broker;
import io.consumerpipeline.e2e.process.ConsumerRuntime;
import io.consumerpipeline.e2e.process.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A pipeline under fault: its own topic, group and tables, the members of the group, and a producer that sends until told to stop. One
 * thread uses it; the producer has one of its own.
 */
public final class Trial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Lab lab;
  private final Broker broker;
  private final Database database;
  private final TrialPlan plan;
  private final List<Member> members = new ArrayList<>();
  private final AtomicLong least = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong asked = new AtomicLong();
  private final FutureTask<Ledger> sending;
  private int started;

  private Trial(Lab lab, Broker broker, Database database, TrialPlan plan) {
    this.lab = lab;
    this.broker = broker;
    this.database = database;
    this.plan = plan;
    this.sending = new FutureTask<>(() -> new LedgerProducer(plan.ledger(), plan.name(), plan.transactions(), plan.perSecond())
        .run(new KafkaBrokers(plan.name(), plan.partitions(), plan.transactions(),
            producer(broker, plan)),
            () -> asked.incrementAndGet() <= least.get()));
  }

  private static Map<String, Object> producer(Broker broker, TrialPlan plan) {
    var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "5"));
    settings.putAll(plan.producer());
    return settings;
  }

  /** Makes topic and tables, and starts to send. */
  public static Trial open(Lab lab, Broker broker, Database database, TrialPlan plan) throws Exception {
    broker.createTopic(plan.name(), plan.topicPartitions());
    var trial = new Trial(lab, broker, database, plan);
    try (var connection = database.connect(); var statement = connection.createStatement()) {
      // As the pipeline would make it, with a check for the one kind of spoilt events that only the database refuses.
      statement.execute("CREATE TABLE " + plan.table() + " (kafka_topic text, kafka_partition int, kafka_offset bigint, "
          + "kafka_key bytea, event_time timestamptz, payload jsonb, ingested_at timestamptz, CHECK (NOT payload ? 'refuse'))");
    }
    database.writeConnectionFiles(trial.files(database.port()));
    Thread.ofPlatform().daemon().name("producer-" + plan.name()).start(trial.sending);
    return trial;
  }

  private java.nio.file.Path files(int port) {
    return lab.directory().resolve("connection-" + plan.name() + "-" + port);
  }

  /** One more member of the group. */
  public Member join(String... javaOptions) throws IOException {
    return join(Ways.direct(broker, database), javaOptions);
  }

  /** One more member of the group, which reaches its servers in this way. */
  public Member join(Ways ways, String... javaOptions) throws IOException {
    database.writeConnectionFiles(files(ways.databasePort()), ways.databasePort());
    // Cheap to start, which most of them do for a few seconds only; and given up soon by the group.
    var options = new ArrayList<>(ConsumerRuntime.DEFAULT_MEMORY);
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dconsumerpipeline.session.timeout.ms=6000"));
    options.addAll(List.of(javaOptions));
    var member = new Member(ConsumerRuntime.start(plan.name() + "-" + started++, lab.image(),
        plan.config(files(ways.databasePort()), ways.bootstrapServers()), options, lab.directory(), lab.processes()));
    members.add(member);
    return member;
  }

  /** What the trial is of. */
  public TrialPlan plan() {
    return plan;
  }

  /** Where it stores. */
  public Database database() {
    return database;
  }

  /** What it reads from. */
  public Broker broker() {
    return broker;
  }

  /** Waits until so many more events, or transactions if there are such, were sent. */
  public void awaitSent(long more) throws Exception {
    long before = asked.get();
    Patience.of(PATIENCE).await("more is sent than " + before, () -> asked.get() >= before + more);
  }

  /** The stored position of each partition; none if the pipeline has not made its tables yet. */
  public Map<Integer, StoredOwner> positions() throws SQLException {
    var positions = new HashMap<Integer, StoredOwner>();
    try (var connection = database.connect();
        var statement = connection
            .prepareStatement("SELECT partition, next_offset, owner FROM consumerpipeline_offsets WHERE consumer_group = ?")) {
      statement.setString(1, plan.name());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          positions.put(rows.getInt(1), new StoredOwner(rows.getLong(2), rows.getString(3)));
        }
      }
    } catch (SQLException e) {
      if ("42P01".equals(e.getSQLState())) {
        return Map.of();
      }
      throw e;
    }
    return positions;
  }

  /** Whose a partition is, and up to where it is stored. */
  public record StoredOwner(long nextOffset, String owner) {}

  /** How many offsets are behind all partitions together. */
  public long stored() throws SQLException {
    return positions().values().stream().mapToLong(StoredOwner::nextOffset).sum();
  }

  /** Stops a member's process, and waits until others have all its partitions. */
  public void freezeUntilReplaced(Member member) throws Exception {
    member.signal("STOP");
    Patience.of(PATIENCE).await("others have the partitions of " + member.name(),
        () -> positions().values().stream().noneMatch(position -> position.owner().equals(member.name())));
  }

  /** Waits until something is stored of every partition. */
  public void awaitAllPartitions() throws Exception {
    Patience.of(PATIENCE).await("something of every partition is stored",
        () -> positions().values().stream().filter(position -> position.nextOffset() > 0).count() == plan.partitions());
  }

  /** Waits until so many more offsets are stored. */
  public void awaitProgress(long offsets) throws Exception {
    long before = stored();
    Patience.of(PATIENCE).await("more is stored than " + before, () -> stored() >= before + offsets);
  }

  /**
   * Stops sending, waits until all is stored, asks the members to stop, and judges. Members that have ended are no concern of this, those
   * that end only now with an error are.
   */
  public Verdict conclude() throws Exception {
    var ledger = awaitSent();
    var ends = new HashMap<Integer, Long>();
    for (int partition = 0; partition < plan.partitions(); partition++) {
      ends.put(partition, ledger.partitions().get(partition).endOffset());
    }
    awaitStored(ends);
    for (var member : members) {
      member.leave();
    }
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new StoredResult("public", plan.table(), plan.name(), plan.name()).check(ledger, connection);
    }
  }

  /** As long as there is more from look to look, be it slowly: what is only behind is not lost. */
  private void awaitStored(Map<Integer, Long> ends) throws Exception {
    long before;
    do {
      before = stored();
    } while (!Patience.of(PATIENCE).awaitOrGoOn(() -> positions().entrySet().stream()
        .filter(entry -> entry.getValue().nextOffset() >= ends.getOrDefault(entry.getKey(), 0L)).count() == ends.size())
        && stored() > before);
  }

  private Ledger awaitSent() throws InterruptedException, ExecutionException {
    // The supplier is asked once per event or transaction.
    least.set(plan.events() / plan.transactions().size());
    return sending.get();
  }

  /** Stops sending and ends what is left of the members. */
  @Override
  public void close() {
    least.set(0);
    members.forEach(Member::kill);
  }
}
