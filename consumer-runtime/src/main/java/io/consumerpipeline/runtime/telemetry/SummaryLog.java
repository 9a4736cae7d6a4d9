package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.RuntimeStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line about what happened since the last one, and the totals. Nothing is said while nothing happens. For one thread. */
public final class SummaryLog implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SummaryLog.class);

  private final Totals totals;
  private RuntimeStatus.Events before;
  private long flushesBefore;
  private long flushMillisecondsBefore;

  /** Starts from what the totals are now. */
  public SummaryLog(Totals totals) {
    this.totals = totals;
    this.before = totals.events();
  }

  @Override
  public void run() {
    RuntimeStatus.Events now = totals.events();
    if (now.equals(before)) {
      return;
    }
    long flushes = totals.flushes();
    long milliseconds = totals.flushMilliseconds();
    LOG.atInfo()
        .addKeyValue("events", stored(now) - stored(before))
        .addKeyValue("rows", now.ok() - before.ok())
        .addKeyValue("flushes", flushes - flushesBefore)
        .addKeyValue("flush_milliseconds", milliseconds - flushMillisecondsBefore)
        .addKeyValue("total_ok", now.ok())
        .addKeyValue("total_skipped", now.skipped())
        .addKeyValue("total_dead", now.skipped() + now.dbError() + now.decodeError())
        .log("Summary");
    before = now;
    flushesBefore = flushes;
    flushMillisecondsBefore = milliseconds;
  }

  private static long stored(RuntimeStatus.Events events) {
    return events.ok() + events.skipped() + events.dbError() + events.decodeError();
  }
}
