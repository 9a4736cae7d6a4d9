package io.consumerpipeline.operator.plan;

import static java.util.Objects.requireNonNullElse;

import io.consumerpipeline.api.AlertRule;
import io.consumerpipeline.api.Column;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.api.EventType;
import io.consumerpipeline.api.KafkaSource;
import io.consumerpipeline.api.PostgresqlSink;
import io.consumerpipeline.api.PostgresqlTls;
import io.consumerpipeline.api.ResetOffsets;
import io.consumerpipeline.api.ScalingBehavior;
import io.consumerpipeline.api.ScalingSchedule;
import io.consumerpipeline.operator.plan.Problem.Reason;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields that every spec must have. The API server refuses a spec without them, but a file that is rendered has not been there,
 * and an object stored under an older schema stays stored.
 */
final class RequiredFields {
  private RequiredFields() {}

  static List<Problem> missing(ConsumerPipelineSpec spec) {
    return Stream.of(source(spec), sink(spec), types(spec), alerts(spec), reset(spec.resetOffsets()),
        autoscaling(spec))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> source(ConsumerPipelineSpec spec) {
    KafkaSource kafka = spec.source() == null ? null : spec.source().kafka();
    return kafka == null
        ? need(null, "spec.source.kafka")
        : Stream.concat(need(kafka.bootstrapServers(), "spec.source.kafka.bootstrapServers"),
            need(kafka.topic(), "spec.source.kafka.topic"));
  }

  private static Stream<Problem> sink(ConsumerPipelineSpec spec) {
    PostgresqlSink sink = spec.sink() == null ? null : spec.sink().postgresql();
    if (sink == null) {
      return need(null, "spec.sink.postgresql");
    }
    var secret = sink.connectionSecretRef() == null ? null : sink.connectionSecretRef().name();
    return Stream.of(
        need(secret, "spec.sink.postgresql.connectionSecretRef.name"),
        need(sink.table(), "spec.sink.postgresql.table"),
        columns(sink.columns()),
        tls(sink.tls()))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> tls(@Nullable PostgresqlTls tls) {
    return tls == null || tls.caSecretRef() == null
        ? Stream.empty()
        : Stream.concat(need(tls.caSecretRef().name(), "spec.sink.postgresql.tls.caSecretRef.name"),
            need(tls.caSecretRef().key(), "spec.sink.postgresql.tls.caSecretRef.key"));
  }

  private static Stream<Problem> columns(@Nullable List<Column> columns) {
    return columns == null
        ? Stream.empty()
        : IntStream.range(0, columns.size()).boxed().flatMap(index -> Stream.concat(
            need(columns.get(index).name(), "spec.sink.postgresql.columns[" + index + "].name"),
            need(columns.get(index).type(), "spec.sink.postgresql.columns[" + index + "].type")));
  }

  private static Stream<Problem> types(ConsumerPipelineSpec spec) {
    List<EventType> types = spec.events() == null || spec.events().types() == null ? List.of() : spec.events().types();
    return IntStream.range(0, types.size()).boxed().flatMap(index -> type(types.get(index), "spec.events.types[" + index + "]"));
  }

  private static Stream<Problem> type(EventType type, String field) {
    var schema = type.schemaRef();
    return Stream.concat(need(type.name(), field + ".name"), schema == null
        ? Stream.empty()
        : Stream.concat(need(schema.name(), field + ".schemaRef.name"), need(schema.key(), field + ".schemaRef.key")));
  }

  private static Stream<Problem> alerts(ConsumerPipelineSpec spec) {
    List<AlertRule> rules = AlertCatalogue.changes(spec.alerts());
    return IntStream.range(0, rules.size()).boxed()
        .flatMap(index -> need(rules.get(index).name(), "spec.alerts.rules[" + index + "].name"));
  }

  private static Stream<Problem> reset(@Nullable ResetOffsets reset) {
    if (reset == null) {
      return Stream.empty();
    }
    var offsets = requireNonNullElse(reset.offsets(), List.<ResetOffsets.PartitionOffset>of());
    return Stream.concat(
        Stream.concat(need(reset.nonce(), "spec.resetOffsets.nonce"), need(reset.to(), "spec.resetOffsets.to")),
        IntStream.range(0, offsets.size()).boxed().flatMap(index -> Stream.concat(
            need(offsets.get(index).partition(), "spec.resetOffsets.offsets[" + index + "].partition"),
            need(offsets.get(index).offset(), "spec.resetOffsets.offsets[" + index + "].offset"))));
  }

  private static Stream<Problem> autoscaling(ConsumerPipelineSpec spec) {
    var written = ScalingDefaults.written(spec);
    var schedules = ScalingDefaults.schedules(written);
    var field = "spec.autoscaling";
    var fallback = written.fallback();
    var behavior = requireNonNullElse(written.behavior(), new ScalingBehavior(null, null));
    return Stream.of(
        fallback == null
            ? Stream.<Problem>empty()
            : Stream.concat(need(fallback.failureThreshold(), field + ".fallback.failureThreshold"),
                need(fallback.replicas(), field + ".fallback.replicas")),
        IntStream.range(0, schedules.size()).boxed()
            .flatMap(index -> schedule(schedules.get(index), field + ".schedules[" + index + "]")),
        policies(behavior.scaleUp(), field + ".behavior.scaleUp"), policies(behavior.scaleDown(), field + ".behavior.scaleDown"))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> schedule(ScalingSchedule schedule, String field) {
    return Stream.of(need(schedule.name(), field + ".name"), need(schedule.start(), field + ".start"),
        need(schedule.end(), field + ".end")).flatMap(problems -> problems);
  }

  private static Stream<Problem> policies(ScalingBehavior.@Nullable Direction direction, String field) {
    List<ScalingBehavior.Policy> policies = direction == null || direction.policies() == null ? List.of() : direction.policies();
    return IntStream.range(0, policies.size()).boxed()
        .flatMap(index -> policy(policies.get(index), field + ".policies[" + index + "]"));
  }

  private static Stream<Problem> policy(ScalingBehavior.Policy policy, String field) {
    return Stream.of(need(policy.type(), field + ".type"), need(policy.value(), field + ".value"),
        need(policy.periodSeconds(), field + ".periodSeconds")).flatMap(problems -> problems);
  }

  private static Stream<Problem> need(@Nullable Object value, String field) {
    return value != null
        ? Stream.empty()
        : Stream
            .of(new Problem(Reason.MissingField, field, "it is required: write it, or look at kubectl explain consumerpipeline."
                + field.replaceAll("\\[[0-9]+]", "")));
  }
}
