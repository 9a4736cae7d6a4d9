package io.consumerpipeline.operator.scaling;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A window of time, again and again, in which other bounds hold.
 *
 * @param start minute, hour, day, month, day of the week, as in crontab
 * @param end the same
 */
public record Schedule(String name, ZoneId timeZone, Cron start, Cron end, Bounds bounds) {
  /**
   * Reads the expressions.
   *
   * @throws IllegalArgumentException if one is none, with the reason
   */
  public static Schedule parse(String name, ZoneId timeZone, String start, String end, Bounds bounds) {
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new Schedule(name, timeZone, parser.parse(start), parser.parse(end), bounds);
  }

  /** Whether it began later than it ended. Of both at the same minute, the begin counts. */
  boolean isOpen(Instant now) {
    // The last execution is looked for before a time, not at it.
    var time = now.plusMillis(1).atZone(timeZone);
    var ended = ExecutionTime.forCron(end).lastExecution(time);
    return ExecutionTime.forCron(start).lastExecution(time).filter(began -> ended.isEmpty() || !began.isBefore(ended.get()))
        .isPresent();
  }
}
