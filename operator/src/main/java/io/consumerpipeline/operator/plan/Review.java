package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.Alerts;
import io.consumerpipeline.api.Column;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that stands against a spec beyond what the schema and its rules refuse at apply; every problem at once, not the first. */
final class Review {
  private static final int LONGEST_RESOURCE_NAME = 50;
  private static final int LONGEST_TABLE_NAME = 63;
  private static final int LARGEST_PORT = 65_535;

  private Review() {}

  static List<Problem> of(Owner owner, ConsumerPipelineSpec spec) {
    var missing = RequiredFields.missing(spec);
    if (!missing.isEmpty()) {
      return missing;
    }
    return Stream.of(
        names(owner, spec),
        brokers(spec.source().kafka().bootstrapServers()),
        PositionReview.start(spec.source().kafka()),
        PositionReview.reset(spec.resetOffsets()),
        AccessReview.of(spec.source().kafka()),
        columns(spec.sink().postgresql().columns()),
        EventReview.of(spec.events()),
        KeyReview.of(spec.sink().postgresql()),
        sizes(spec),
        retry(spec),
        ResourceReview.of(spec.resources()),
        alerts(spec.alerts()),
        LabelReview.of(spec.monitoring()),
        ScalingReview.of(spec, Planner.thresholds(spec).lagSeconds()))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> names(Owner owner, ConsumerPipelineSpec spec) {
    var problems = new ArrayList<Problem>();
    if (owner.name().length() > LONGEST_RESOURCE_NAME) {
      problems.add(new Problem(Reason.NameTooLong, "metadata.name", "objects are named after it with suffixes: shorten it to "
          + LONGEST_RESOURCE_NAME + " characters"));
    }
    var deadLetters = RuntimeSettings.deadLetterTable(spec);
    if (deadLetters.length() > LONGEST_TABLE_NAME) {
      problems.add(new Problem(Reason.NameTooLong, "spec.delivery.deadLetter.table", "'" + deadLetters + "' exceeds the "
          + LONGEST_TABLE_NAME + " bytes of a name in PostgreSQL: set it to a shorter one"));
    }
    if (deadLetters.equals(spec.sink().postgresql().table())) {
      problems.add(new Problem(Reason.Contradiction, "spec.delivery.deadLetter.table",
          "it is also the table of spec.sink.postgresql: choose another name"));
    }
    if (RuntimeSettings.deadLetterTopic(spec).equals(spec.source().kafka().topic())) {
      problems.add(new Problem(Reason.Contradiction, "spec.delivery.deadLetter.kafkaTopic",
          "it is also the topic of spec.source.kafka, so that the pipeline would read its own dead letters: choose another name"));
    }
    return problems.stream();
  }

  private static Stream<Problem> brokers(String bootstrapServers) {
    return Stream.of(bootstrapServers.split(","))
        .filter(broker -> !isPort(broker.substring(broker.lastIndexOf(':') + 1)))
        .map(broker -> new Problem(Reason.OutOfRange, "spec.source.kafka.bootstrapServers",
            "'" + broker + "' has no port from 1 to " + LARGEST_PORT + ": write host:port, for example kafka.kafka:9092"));
  }

  private static boolean isPort(String text) {
    return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LARGEST_PORT;
  }

  private static Stream<Problem> columns(@Nullable List<Column> columns) {
    return twice(requireNonNullElse(columns, List.<Column>of()).stream().map(Column::name))
        .map(name -> new Problem(Reason.DuplicateName, "spec.sink.postgresql.columns",
            "column '" + name + "' stands twice: keep one of them"));
  }

  private static Stream<Problem> alerts(@Nullable Alerts alerts) {
    return twice(AlertCatalogue.changes(alerts).stream().map(rule -> rule.name().name()))
        .map(name -> new Problem(Reason.DuplicateName, "spec.alerts.rules", "rule " + name + " stands twice: keep one of them"));
  }

  static Stream<String> twice(Stream<String> names) {
    var seen = new HashSet<String>();
    return names.filter(name -> !seen.add(name)).distinct();
  }

  private static Stream<Problem> sizes(ConsumerPipelineSpec spec) {
    var largestEvent = spec.events() == null ? null : spec.events().maxBytes();
    var largestBatch = spec.delivery() == null || spec.delivery().batch() == null ? null : spec.delivery().batch().maxBytes();
    return Stream.of(
        AmountRange.of("1Ki", "64Mi").refuse(largestEvent, "spec.events.maxBytes"),
        AmountRange.of("64Ki", "64Mi").refuse(largestBatch, "spec.delivery.batch.maxBytes"))
        .flatMap(Optional::stream);
  }

  private static Stream<Problem> retry(ConsumerPipelineSpec spec) {
    var retry = RuntimeSettings.retry(spec.delivery() == null ? null : spec.delivery().retry());
    return retry.initialBackoffMilliseconds() <= retry.maxBackoffSeconds() * 1000
        ? Stream.empty()
        : Stream.of(new Problem(Reason.Contradiction, "spec.delivery.retry.initialBackoffMilliseconds",
            "the first wait (" + retry.initialBackoffMilliseconds() + " ms) is longer than the longest ("
                + retry.maxBackoffSeconds() + " s): lower it, or raise maxBackoffSeconds"));
  }
}
