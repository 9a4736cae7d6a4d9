package io.consumerpipeline.runtime;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.runtime.delivery.Delivery;
import io.consumerpipeline.runtime.delivery.DeliveryFactory;
import io.consumerpipeline.runtime.event.EventTypes;
import io.consumerpipeline.runtime.event.FieldSource;
import io.consumerpipeline.runtime.event.FieldTree;
import io.consumerpipeline.runtime.health.ConnectionMonitor;
import io.consumerpipeline.runtime.health.HealthServer;
import io.consumerpipeline.runtime.relay.DeadLetterRelay;
import io.consumerpipeline.runtime.sink.Sink;
import io.consumerpipeline.runtime.sink.postgresql.PostgresqlSink;
import io.consumerpipeline.runtime.sink.postgresql.Timeouts;
import io.consumerpipeline.runtime.source.KafkaSource;
import io.consumerpipeline.runtime.telemetry.Gauges;
import io.consumerpipeline.runtime.telemetry.Latencies;
import io.consumerpipeline.runtime.telemetry.MeterCatalogue;
import io.consumerpipeline.runtime.telemetry.Moments;
import io.consumerpipeline.runtime.telemetry.SummaryLog;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One pipeline, put together and run until it is stopped. */
public final class Ingest {
  private final RuntimeConfig config;
  private final BuildInfo build;
  private final Instant startedAt;
  private final Totals totals;
  private final KafkaSource source;
  private final @Nullable DeadLetterRelay relay;
  private final HealthServer health;

  /** Opens the port; nothing else is reached for before {@link #run}. */
  public Ingest(RuntimeConfig config, BuildInfo build, InstantSource clock, Timeouts timeouts) throws IOException {
    this.config = config;
    this.build = build;
    this.startedAt = clock.instant();
    this.totals = new Totals(EventTypes.names(config.events()));
    FieldTree tree = tree(config);
    Sink sink = new PostgresqlSink(config, tree, timeouts);
    Latencies latencies = Latencies.create(sink.name());
    var moments = new Moments();
    var deliveries = new DeliveryFactory(config, sink, tree, EventTypes.of(config.events()), totals, latencies, moments, clock,
        build.host());
    this.source = new KafkaSource(config.source().kafka(), deliveries, totals, clock);
    this.relay = relay(sink, clock);
    var meters = new MeterCatalogue(config, sink.name(), totals, latencies);
    new Gauges(config, sink.name(), new PodObserved(source, relay), moments, build.labels()).register(meters);
    this.health = new HealthServer(config.metrics().port(),
        new HealthServer.Content(meters::scrape, source::isLive, source::isReady, () -> ContractFormat.toJson(status())));
  }

  private @Nullable DeadLetterRelay relay(Sink sink, InstantSource clock) {
    String topic = config.delivery().deadLetterTopic();
    return topic.isEmpty()
        ? null
        : new DeadLetterRelay(sink, () -> source.delivery().lanes(),
            source.deadLetterProducer(), topic, new ConnectionMonitor(clock), totals);
  }

  private static FieldTree tree(RuntimeConfig config) {
    var paths = new LinkedHashSet<>(config.events().requiredFields());
    if (!config.events().typeField().isEmpty()) {
      paths.add(config.events().typeField());
    }
    config.events().types().forEach(type -> paths.addAll(type.requiredFields()));
    config.sink().postgresql().columns().stream().map(RuntimeConfig.Column::field).filter(FieldSource::isPath)
        .forEach(paths::add);
    return new FieldTree(paths);
  }

  /** Moves records until {@link #stop}. */
  public void run() throws InterruptedException {
    long seconds = config.logging().summarySeconds();
    Thread relaying = Thread.ofPlatform().daemon().name("dead-letter-relay").unstarted(relay == null ? () -> {} : relay);
    try (ScheduledExecutorService summary = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("summary").factory())) {
      health.start();
      relaying.start();
      var summaries = summary.scheduleAtFixedRate(new SummaryLog(totals), seconds, seconds, TimeUnit.SECONDS);
      source.run();
      summaries.cancel(false);
    } finally {
      relaying.interrupt();
      health.close();
    }
  }

  /** Ends {@link #run}: what is being written is finished, the group is left. */
  public void stop() {
    source.stop();
  }

  /** Where metrics, probes and status are served. */
  public int port() {
    return health.port();
  }

  /** What this pod knows of itself. */
  public RuntimeStatus status() {
    Delivery delivery = source.delivery();
    return new RuntimeStatus(build.version(), startedAt, source.connection(), delivery.sink(), delivery.partitions(),
        totals.events(),
        totals.busySeconds(), delivery.losses(), relay == null ? null : relay.connection());
  }
}
