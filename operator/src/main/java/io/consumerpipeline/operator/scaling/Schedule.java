package io.consumerpipeline.operator.scaling;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A window of time, again and again, in which other bounds hold.
 *
 * @param start minute, hour, day, month, day of the week, as in crontab
 * @param end the same
 */
public record Schedule(String name, ZoneId timeZone, Cron start, Cron end, Bounds bounds) {
  /** A year that has every day there is. */
  private static final LocalDate LEAP_YEAR = LocalDate.of(2028, 1, 1);

  /**
   * Reads the expressions.
   *
   * @throws IllegalArgumentException if one is none, with the reason
   */
  public static Schedule parse(String name, ZoneId timeZone, String start, String end, Bounds bounds) {
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new Schedule(name, timeZone, coming(parser, start), coming(parser, end), bounds);
  }

  /** To look for the last 30th of February takes the library seconds, at every question. */
  private static Cron coming(CronParser parser, String expression) {
    var cron = parser.parse(expression);
    var anyMinute = ExecutionTime.forCron(parser.parse(expression.strip().replaceFirst("^\\S+\\s+\\S+", "* *")));
    var comes = LEAP_YEAR.datesUntil(LEAP_YEAR.plusYears(1)).anyMatch(day -> anyMinute.isMatch(day.atStartOfDay(ZoneOffset.UTC)));
    if (!comes) {
      throw new IllegalArgumentException("no month of those has such a day");
    }
    return cron;
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
