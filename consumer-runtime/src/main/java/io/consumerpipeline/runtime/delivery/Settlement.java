package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.telemetry.BucketHistogram;
import io.consumerpipeline.runtime.telemetry.Latencies;
import io.consumerpipeline.runtime.telemetry.Moments;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of a batch that is stored: positions of lanes, counters, latencies. Per batch, not per record, where it can. */
final class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final RateLimit limit;
  private final FixedCost cost;
  private final Totals totals;
  private final Latencies latencies;
  private final Moments moments;
  private final InstantSource clock;

  Settlement(RateLimit limit, FixedCost cost, Totals totals, Latencies latencies, Moments moments, InstantSource clock) {
    this.limit = limit;
    this.cost = cost;
    this.totals = totals;
    this.latencies = latencies;
    this.moments = moments;
    this.clock = clock;
  }

  /** The positions that the batch moved. */
  void moved(Batch batch) {
    for (Batch.Slice slice : batch.slices()) {
      slice.lane().stored(slice.chunk().nextOffset(), slice.chunk().leaderEpoch());
    }
  }

  /** What the batch held. */
  void stored(Batch batch, BatchWriter.Outcome outcome, long startedNanos) {
    Instant now = clock.instant();
    long nanos = System.nanoTime();
    moments.committed(now);
    totals.flush(nanos - startedNanos);
    int records = batch.records();
    totals.busy(limit.busyNanos(records, cost.workNanos(records, nanos - startedNanos)));
    if (records == 0) {
      return;
    }
    moments.stored(now);
    totals.stored(outcome.rows());
    totals.skipped(outcome.skipped());
    totals.types(outcome.types());
    for (DeadLetter letter : outcome.deadLetters()) {
      totals.deadLetter(letter.rejection().reason(), letter.rejection().outcome());
    }
    account(batch, outcome.deadLetters(), now);
    latencies.batchSize().record(records);
    latencies.batchDuration().record((nanos - startedNanos) / NANOS);
    for (Batch.Slice slice : batch.slices()) {
      List<ConsumerRecord<byte[], byte[]>> slices = slice.chunk().records();
      latencies.processing().record((nanos - slice.chunk().polledNanos()) / NANOS, slices.size());
      endToEnd(slices, now.toEpochMilli(), latencies.endToEnd());
    }
  }

  private static void account(Batch batch, List<DeadLetter> letters, Instant now) {
    for (Lane lane : batch.lanes()) {
      long dead = letters.stream().filter(letter -> letter.record().partition() == lane.partition()).count();
      if (dead > 0) {
        lane.deadLetters().add(now, dead);
        lane.unrelayed();
      }
      lane.budget().stored(now, batch.records(lane), dead);
      if (lane.holds() && !lane.budget().holding()) {
        lane.letGo();
        LOG.atInfo().addKeyValue("partition", lane.partition())
            .log("The partition goes on: few of its records are dead letters now");
      }
    }
  }

  /** Records that lie together have mostly the same timestamp. */
  private static void endToEnd(List<ConsumerRecord<byte[], byte[]>> records, long now, BucketHistogram histogram) {
    int from = 0;
    for (int i = 1; i <= records.size(); i++) {
      if (i == records.size() || records.get(i).timestamp() != records.get(from).timestamp()) {
        histogram.record(Math.max(0, now - records.get(from).timestamp()) / MILLIS, i - from);
        from = i;
      }
    }
  }
}
