package io.consumerpipeline.operator.plan;

import io.consumerpipeline.api.Autoscaling;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.ScalingSchedule;
import io.consumerpipeline.operator.plan.Problem.Reason;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import io.consumerpipeline.operator.scaling.Schedule;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands against a way to scale: times that no calendar has, and what the CRD's rules say for files that are rendered. */
final class ScalingReview {
  private static final String FIELD = "spec.autoscaling";

  private ScalingReview() {}

  static Stream<Problem> of(ConsumerPipelineSpec spec, int lagSeconds) {
    var written = ScalingDefaults.written(spec);
    return Stream.of(connections(spec), exclusion(spec), target(written, lagSeconds),
        order(FIELD, ScalingDefaults.bounds(written)), schedules(written)).flatMap(problems -> problems);
  }

  private static Stream<Problem> exclusion(ConsumerPipelineSpec spec) {
    return spec.replicas() == null || spec.autoscaling() == null
        ? Stream.empty()
        : Stream.of(contradiction("spec.replicas",
            "it and autoscaling exclude each other: remove it, and write autoscaling.minReplicas and autoscaling.maxReplicas"));
  }

  private static Stream<Problem> target(Autoscaling written, int lagSeconds) {
    var target = written.targetLagSeconds();
    return target == null || target <= lagSeconds
        ? Stream.empty()
        : Stream.of(contradiction(FIELD + ".targetLagSeconds", "it is above thresholds.lagSeconds (" + lagSeconds
            + "), so that a lag that is aimed at would raise the alert: lower it, or raise the threshold"));
  }

  private static Stream<Problem> connections(ConsumerPipelineSpec spec) {
    var sink = ScalingDefaults.sink(spec);
    if (sink.writers() > sink.maxConnections()) {
      return Stream.of(contradiction("spec.sink.postgresql.maxConnections",
          "a single pod has " + sink.writers() + " writers: raise it, or lower writers"));
    }
    var least = ScalingDefaults.bounds(ScalingDefaults.written(spec)).minReplicas();
    return least * sink.writers() <= sink.maxConnections()
        ? Stream.empty()
        : Stream.of(contradiction(FIELD + ".minReplicas", least + " pods with " + sink.writers()
            + " writers each exceed sink.postgresql.maxConnections (" + sink.maxConnections() + "): raise that, or lower it"));
  }

  private static Stream<Problem> schedules(Autoscaling written) {
    var schedules = ScalingDefaults.schedules(written);
    return Stream.concat(
        Review.twice(schedules.stream().map(ScalingSchedule::name))
            .map(name -> new Problem(Reason.DuplicateName, FIELD + ".schedules",
                "schedule '" + name + "' stands twice: keep one of them")),
        IntStream.range(0, schedules.size()).boxed()
            .flatMap(index -> schedule(written, schedules.get(index), FIELD + ".schedules[" + index + "]")));
  }

  private static Stream<Problem> schedule(Autoscaling written, ScalingSchedule schedule, String field) {
    return Stream.of(
        schedule.start().equals(schedule.end())
            ? Stream.of(contradiction(field + ".end", "it ends when it starts: write another end"))
            : Stream.<Problem>empty(),
        schedule.minReplicas() == null && schedule.maxReplicas() == null
            ? Stream.of(contradiction(field, "it changes nothing: write minReplicas or maxReplicas"))
            : Stream.<Problem>empty(),
        order(field, ScalingDefaults.bounds(written, schedule)),
        timeZone(schedule, field + ".timeZone"), cron(schedule.start(), field + ".start"), cron(schedule.end(), field + ".end"))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> order(String field, Bounds bounds) {
    return bounds.minReplicas() <= bounds.maxReplicas()
        ? Stream.empty()
        : Stream
            .of(contradiction(field + ".minReplicas", bounds.minReplicas() + " is more than maxReplicas (" + bounds.maxReplicas()
                + "): lower the one or raise the other"));
  }

  private static Stream<Problem> timeZone(ScalingSchedule schedule, String field) {
    try {
      ScalingDefaults.timeZone(schedule);
      return Stream.empty();
    } catch (DateTimeException e) {
      return Stream.of(new Problem(Reason.OutOfRange, field,
          "'" + schedule.timeZone() + "' is no time zone: write one such as Europe/Paris or UTC"));
    }
  }

  private static Stream<Problem> cron(String expression, String field) {
    try {
      Schedule.parse("", ZoneOffset.UTC, expression, expression, new Bounds(0, 1));
      return Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.of(new Problem(Reason.OutOfRange, field, "'" + expression
          + "' is no time of crontab: write minute, hour, day, month and day of the week, for example 0 22 * * 1-5 ("
          + e.getMessage() + ")"));
    }
  }

  private static Problem contradiction(String field, String message) {
    return new Problem(Reason.Contradiction, field, message);
  }
}
