package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.runtime.event.EventReader;
import io.consumerpipeline.runtime.event.EventTypes;
import io.consumerpipeline.runtime.event.FieldTree;
import io.consumerpipeline.runtime.health.ConnectionMonitor;
import io.consumerpipeline.runtime.sink.Sink;
import io.consumerpipeline.runtime.telemetry.Latencies;
import io.consumerpipeline.runtime.telemetry.Moments;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Puts the writers together.
 *
 * @param tree knows all paths that required fields, types and columns name
 * @param owner how this pod is called in the table of positions
 */
public record DeliveryFactory(RuntimeConfig config, Sink sink, FieldTree tree, EventTypes types, Totals totals,
    Latencies latencies,
    Moments moments,
    InstantSource clock, String owner) {

  /** Writers that ask this broker and tell this flow. */
  public Delivery create(Broker broker, Flow flow) {
    int writers = config.sink().postgresql().writers();
    var limit = new RateLimit(config.delivery().maxRecordsPerSecond(), writers, System.nanoTime());
    var losses = new Losses(clock);
    return new Delivery(IntStream.range(0, writers).mapToObj(number -> writer(number, broker, flow, limit, losses)).toList(),
        losses, clock);
  }

  private WriterThread writer(int number, Broker broker, Flow flow, RateLimit limit, Losses losses) {
    int writers = config.sink().postgresql().writers();
    var limits = BatchLimits.of(config.delivery().batch(), writers, Runtime.getRuntime().maxMemory());
    var inbox = new Inbox(limits, limit, config.delivery().hold(), totals);
    var monitor = new ConnectionMonitor(clock);
    var access = new SinkAccess(sink, monitor);
    var backoff = new Backoff(config.delivery().retry(), new SplittableRandom());
    RuntimeConfig.Postgresql table = config.sink().postgresql();
    boolean takesTombstones = table.columns().isEmpty() || !table.keyColumns().isEmpty();
    var reader = new EventReader(tree, config.events(), types, takesTombstones);
    var settlement = new Settlement(limit, new FixedCost(limits.maxRecords()), totals, latencies, moments, clock);
    var delivery = new BatchDelivery(access, new BatchWriter(reader, totals, clock), settlement, inbox, flow, backoff, totals,
        config.delivery().hold().abovePercent());
    var claiming = new Claiming(broker, config.source().kafka(), owner);
    var remembrance = new Remembrance(config.delivery());
    var writer = new Writer(inbox, access, delivery, claiming, remembrance, losses, backoff, flow, clock);
    return new WriterThread(inbox, access, monitor, Thread.ofPlatform().name("writer-" + number).unstarted(writer));
  }
}
