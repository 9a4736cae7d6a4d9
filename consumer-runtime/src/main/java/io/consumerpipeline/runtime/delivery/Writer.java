package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import io.consumerpipeline.runtime.fault.CrashPoint;
import io.consumerpipeline.runtime.sink.Failure;
import io.consumerpipeline.runtime.sink.Positions;
import io.consumerpipeline.runtime.sink.SinkException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties its lanes into the sink with one connection, on one thread, so that each partition's records keep their order. */
final class Writer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final long RECHECK_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long BROKER_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Inbox inbox;
  private final SinkAccess access;
  private final BatchDelivery delivery;
  private final Claiming claiming;
  private final Remembrance remembrance;
  private final Losses losses;
  private final Backoff backoff;
  private final Flow flow;
  private final InstantSource clock;

  Writer(Inbox inbox, SinkAccess access, BatchDelivery delivery, Claiming claiming, Remembrance remembrance, Losses losses,
      Backoff backoff, Flow flow,
      InstantSource clock) {
    this.inbox = inbox;
    this.access = access;
    this.delivery = delivery;
    this.claiming = claiming;
    this.remembrance = remembrance;
    this.losses = losses;
    this.backoff = backoff;
    this.flow = flow;
    this.clock = clock;
  }

  /** Until the inbox says stop. */
  @Override
  public void run() {
    try (access) {
      while (true) {
        switch (inbox.next()) {
          case Work.Claim(Lane lane) -> claim(lane);
          case Work.Store(Batch batch) -> delivery.deliver(batch);
          case Work.Stop _ -> {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      flow.failed(e);
    }
  }

  private void claim(Lane lane) throws InterruptedException {
    try {
      Positions positions = access.session().positions();
      CrashPoint.BEFORE_CLAIM.hit();
      Claiming.Result result = claiming.claim(lane.partition(), lane.seen(), positions);
      switch (result) {
        case Claiming.Result.Owned(Ownership ownership) -> own(lane, ownership);
        case Claiming.Result.OwnedWithLoss(Ownership ownership, DataLoss loss) -> {
          losses.add(loss);
          LOG.atError().addKeyValue("partition", loss.partition()).addKeyValue("reason", loss.reason())
              .addKeyValue("detail", loss.what()).addKeyValue("offset", loss.goOn())
              .log("Records are lost; reading goes on with what is there, as onDataLoss says");
          own(lane, ownership);
        }
        case Claiming.Result.Refused(LaneState why) -> refuse(lane, why);
      }
      access.worked();
      backoff.reset();
    } catch (BrokerException e) {
      inbox.disown(lane, LaneState.waiting(e.reason(), e.text()), BROKER_NANOS);
    } catch (SinkException e) {
      access.failed(e.failure());
      boolean setup = e.failure() instanceof Failure.Setup;
      inbox.disown(lane, LaneState.waiting(e.failure().reason(), e.failure().message()), 0);
      inbox.rest(setup ? backoff.setupNanos() : backoff.nextNanos(), List.of(lane));
    }
  }

  private void own(Lane lane, Ownership ownership) throws SinkException {
    CrashPoint.AFTER_CLAIM.hit();
    remembrance.of(lane, ownership, access.session().letters(), clock.instant());
    lane.seen(null);
    inbox.own(lane, ownership);
    LOG.atInfo().addKeyValue("partition", lane.partition()).addKeyValue("offset", ownership.nextOffset())
        .addKeyValue("owner_epoch", ownership.epoch()).log("Partition claimed");
    flow.start(lane);
  }

  private void refuse(Lane lane, LaneState why) {
    boolean waits = why.state() == PartitionState.Waiting;
    if (!waits && !why.equals(lane.state())) {
      LOG.atError().addKeyValue("partition", lane.partition()).addKeyValue("reason", why.reason())
          .addKeyValue("detail", why.message()).log("The partition is stopped; nothing of it is skipped");
    }
    inbox.disown(lane, why, waits ? BROKER_NANOS : RECHECK_NANOS);
  }
}
