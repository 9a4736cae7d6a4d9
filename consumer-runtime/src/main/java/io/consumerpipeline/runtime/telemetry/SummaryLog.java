package io.consumerpipeline.runtime.telemetry;

import io.consumerpipeline.contract.RuntimeStatus;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line about what happened since the last one, and the totals. Nothing is said while nothing happens. For one thread. */
public final class SummaryLog implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SummaryLog.class);

  private final Totals totals;
  private RuntimeStatus.Events before;
  private long[] typesBefore;
  private long flushesBefore;
  private long flushMillisecondsBefore;
  private double limitedSecondsBefore;

  /** Starts from what the totals are now. */
  public SummaryLog(Totals totals) {
    this.totals = totals;
    this.before = totals.events();
    this.typesBefore = totals.typeSums();
  }

  @Override
  public void run() {
    RuntimeStatus.Events now = totals.events();
    if (now.equals(before)) {
      return;
    }
    long flushes = totals.flushes();
    long milliseconds = totals.flushMilliseconds();
    long[] types = totals.typeSums();
    double limitedSeconds = totals.limitedSeconds();
    LoggingEventBuilder line = LOG.atInfo();
    if (types.length > 0) {
      line = line.addKeyValue("types", perType(types));
    }
    line
        .addKeyValue("events", stored(now) - stored(before))
        .addKeyValue("rows", now.ok() - before.ok())
        .addKeyValue("flushes", flushes - flushesBefore)
        .addKeyValue("flush_milliseconds", milliseconds - flushMillisecondsBefore)
        .addKeyValue("limited_milliseconds", Math.round((limitedSeconds - limitedSecondsBefore) * 1e3))
        .addKeyValue("total_ok", now.ok())
        .addKeyValue("total_skipped", now.skipped())
        .addKeyValue("total_dead", now.skipped() + now.dbError() + now.decodeError())
        .log("Summary");
    before = now;
    typesBefore = types;
    flushesBefore = flushes;
    flushMillisecondsBefore = milliseconds;
    limitedSecondsBefore = limitedSeconds;
  }

  /** Declared types by name; what an event calls itself beyond them is no word for a log. */
  private String perType(long[] types) {
    return IntStream.range(0, types.length)
        .mapToObj(i -> totals.typeNames().get(i) + "=" + (types[i] - typesBefore[i]))
        .collect(Collectors.joining(" "));
  }

  private static long stored(RuntimeStatus.Events events) {
    return events.ok() + events.skipped() + events.dbError() + events.decodeError();
  }
}
