package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.SinkException;
import io.consumerpipeline.runtime.sink.SinkSession;
import io.consumerpipeline.runtime.telemetry.RetryReason;
import io.consumerpipeline.runtime.telemetry.Totals;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch into the sink, however long that takes; what is left over are partitions that are not ours any more.
 * Runs on the writer's thread.
 */
final class BatchDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);
  private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long RECLAIM_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final SinkAccess access;
  private final BatchWriter writer;
  private final Settlement settlement;
  private final Inbox inbox;
  private final Flow flow;
  private final Backoff backoff;
  private final Totals totals;
  private final int abovePercent;

  BatchDelivery(SinkAccess access, BatchWriter writer, Settlement settlement, Inbox inbox, Flow flow, Backoff backoff,
      Totals totals, int abovePercent) {
    this.access = access;
    this.writer = writer;
    this.settlement = settlement;
    this.inbox = inbox;
    this.flow = flow;
    this.backoff = backoff;
    this.totals = totals;
    this.abovePercent = abovePercent;
  }

  void deliver(Batch whole) throws InterruptedException {
    Batch batch = whole.keep(lane -> !lane.released());
    boolean inDoubt = false;
    for (int attempt = 1; !batch.isEmpty() && !(attempt > 1 && inbox.stopped()); attempt++) {
      long started = System.nanoTime();
      try {
        SinkSession session = access.session();
        if (inDoubt) {
          batch = resolve(batch, session, started);
          inDoubt = false;
          continue;
        }
        settled(batch, writer.write(batch, session, attempt), started);
        return;
      } catch (DeadLetterStorm storm) {
        totals.busy(System.nanoTime() - started);
        access.worked();
        hold(storm);
        batch = batch.keep(lane -> lane != storm.lane() && !lane.released());
      } catch (SinkException e) {
        inDoubt |= e.failure() instanceof Failure.InDoubt;
        busy(e.failure(), System.nanoTime() - started);
        batch = afterFailure(batch, e.failure()).keep(lane -> !lane.released());
      }
    }
  }

  private void settled(Batch batch, BatchWriter.Outcome outcome, long started) {
    settlement.moved(batch);
    settlement.stored(batch, outcome, started);
    inbox.settled(batch.lanes());
    access.worked();
    backoff.reset();
  }

  /** What has to be tried again of a batch whose COMMIT got no answer. */
  private Batch resolve(Batch batch, SinkSession session, long started) throws SinkException {
    Doubt doubt = Doubt.resolve(batch, session);
    LOG.atInfo().addKeyValue("committed", doubt.done()).addKeyValue("again", doubt.again()).addKeyValue("fenced", doubt.fenced())
        .log("A commit without an answer was looked up");
    BatchWriter.Outcome prepared = writer.prepared();
    if (!doubt.done().isEmpty() && prepared != null) {
      settled(batch.keep(lane -> doubt.done().contains(lane.partition())), prepared, started);
    }
    fence(batch, doubt.fenced());
    return batch.keep(lane -> doubt.again().contains(lane.partition()));
  }

  /** To wait for a sink that is away is no work, also within an attempt: it would make the replica look slow. */
  private void busy(Failure failure, long nanos) {
    switch (failure) {
      case Failure.Poison _,Failure.Fenced _ -> totals.busy(nanos);
      case Failure.Outage _,Failure.Busy _,Failure.InDoubt _,Failure.Setup _ -> {
      }
    }
  }

  private Batch afterFailure(Batch batch, Failure failure) throws InterruptedException {
    access.failed(failure);
    totals.retried(reason(failure));
    switch (failure) {
      case Failure.Outage _,Failure.Busy _,Failure.InDoubt _ -> inbox.rest(backoff.nextNanos(), batch.lanes());
      case Failure.Setup _ -> inbox.rest(backoff.setupNanos(), batch.lanes());
      // Found again only if a deferred constraint speaks up at COMMIT although all were checked at once.
      case Failure.Poison _ -> inbox.rest(backoff.nextNanos(), batch.lanes());
      case Failure.Fenced(Set<Integer> partitions) -> {
        fence(batch, partitions);
        return batch.keep(lane -> !partitions.contains(lane.partition()));
      }
    }
    return batch;
  }

  /** Reads no further, and asks again whose the partition is: if the group still says ours, it is claimed anew. */
  private void fence(Batch batch, Set<Integer> partitions) {
    for (Lane lane : batch.lanes()) {
      if (partitions.contains(lane.partition())) {
        LOG.atWarn().addKeyValue("partition", lane.partition()).log("The partition was taken over by another consumer; given up");
        totals.fenced();
        inbox.disown(lane,
            LaneState.waiting("Fenced", "another consumer has taken the partition over; it is claimed again if the "
                + "group still assigns it to this pod"),
            RECLAIM_NANOS);
        flow.halt(lane);
      }
    }
  }

  /** Gives the partition up: it is claimed again and read from its stored position, so that what comes then is judged anew. */
  private void hold(DeadLetterStorm storm) {
    Lane lane = storm.lane();
    boolean news = !lane.holds();
    LaneState why = lane.hold(LaneState.stopped(DeadLetterStorm.REASON, storm.text(abovePercent)));
    if (news) {
      LOG.atError().addKeyValue("partition", lane.partition()).addKeyValue("reason", DeadLetterStorm.REASON)
          .addKeyValue("detail", why.message()).log("The partition holds; nothing of it is skipped");
    }
    lane.budget().hold();
    inbox.disown(lane, why, HOLD_NANOS);
    flow.halt(lane);
  }

  private static RetryReason reason(Failure failure) {
    return switch (failure) {
      case Failure.Outage _ -> RetryReason.OUTAGE;
      case Failure.Busy _,Failure.Poison _ -> RetryReason.BUSY;
      case Failure.Setup _ -> RetryReason.SETUP;
      case Failure.InDoubt _ -> RetryReason.IN_DOUBT;
      case Failure.Fenced _ -> RetryReason.FENCED;
    };
  }
}
