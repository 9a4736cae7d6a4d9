package io.consumerpipeline.operator.plan;

import static io.consumerpipeline.operator.Pipelines.OWNER;
import static io.consumerpipeline.operator.Pipelines.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each problem names field, cause and next step, and all are told at once. */
class ProblemsTest {
  @ParameterizedTest
  @MethodSource("refused")
  void problemSaysWhatToDoWhenASpecCannotBePlanned(String changes, String problem) {
    assertThat(problems(OWNER, changes)).extracting(Problem::toString).containsExactly(problem);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("events: {maxBytes: 512}",
            "spec.events.maxBytes: '512' is not allowed: write an amount from 1Ki to 64Mi (OutOfRange)"),
        Arguments.of("events: {maxBytes: 65Mi}",
            "spec.events.maxBytes: '65Mi' is not allowed: write an amount from 1Ki to 64Mi (OutOfRange)"),
        Arguments.of("events: {maxBytes: 1GB}",
            "spec.events.maxBytes: '1GB' is no amount: write an amount from 1Ki to 64Mi (InvalidAmount)"),
        Arguments.of("delivery: {batch: {maxBytes: 1Ki}}",
            "spec.delivery.batch.maxBytes: '1Ki' is not allowed: write an amount from 64Ki to 64Mi (OutOfRange)"),
        Arguments.of("delivery: {retry: {initialBackoffMilliseconds: 2000, maxBackoffSeconds: 1}}",
            "spec.delivery.retry.initialBackoffMilliseconds: the first wait (2000 ms) is longer than the longest (1 s): lower it,"
                + " or raise maxBackoffSeconds (Contradiction)"),
        Arguments.of("delivery: {deadLetter: {table: page_views}}",
            "spec.delivery.deadLetter.table: it is also the table of spec.sink.postgresql: choose another name (Contradiction)"),
        Arguments.of("resources: {requests: {memory: 1Gi}, limits: {memory: 512Mi}}",
            "spec.resources.limits.memory: the limit 512Mi is below the request 1Gi: raise the limit or lower the request"
                + " (Contradiction)"),
        Arguments.of("resources: {requests: {cpu: '2'}, limits: {cpu: 1500m}}",
            "spec.resources.limits.cpu: the limit 1500m is below the request 2: raise the limit or lower the request"
                + " (Contradiction)"),
        Arguments.of("resources: {limits: {memory: 512}}",
            "spec.resources.limits.memory: '512' is not allowed: write an amount from 64Mi to 16Ti (OutOfRange)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'kafka:99999', topic: t}}",
            "spec.source.kafka.bootstrapServers: 'kafka:99999' has no port from 1 to 65535: write host:port, for example"
                + " kafka.kafka:9092 (OutOfRange)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'k:1', topic: t, startFrom: Timestamp}}",
            "spec.source.kafka.startTimestamp: startFrom is Timestamp: write the time of the first record to read, for example"
                + " 2026-11-21T00:00:00Z (Contradiction)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'k:1', topic: t, startTimestamp: '2026-11-21T00:00:00Z'}}",
            "spec.source.kafka.startTimestamp: it needs startFrom: Timestamp: write that, or leave the time out (Contradiction)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'k:1', topic: t, startFrom: Timestamp,"
            + " startTimestamp: '2026-02-30T00:00:00Z'}}",
            "spec.source.kafka.startTimestamp: '2026-02-30T00:00:00Z' is no point in time: write it as 2026-11-21T00:00:00Z"
                + " (OutOfRange)"),
        Arguments.of("resetOffsets: {nonce: a, to: Timestamp}",
            "spec.resetOffsets.timestamp: it and to: Timestamp belong together: write both, or neither (Contradiction)"),
        Arguments.of("resetOffsets: {nonce: a, to: Latest, offsets: [{partition: 0, offset: 1}]}",
            "spec.resetOffsets.offsets: they and to: Offsets belong together: write both, or neither (Contradiction)"),
        Arguments.of("resetOffsets: {nonce: a, to: Offsets, offsets: [{partition: 0, offset: 1}, {partition: 0, offset: 2}]}",
            "spec.resetOffsets.offsets: partition 0 stands twice: keep one of them (DuplicateName)"),
        Arguments.of("resetOffsets: {nonce: a, to: Offsets, offsets: [{partition: 0}]}",
            "spec.resetOffsets.offsets[0].offset: it is required: write it, or look at kubectl explain"
                + " consumerpipeline.spec.resetOffsets.offsets.offset (MissingField)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'kafka:9092', topic: t, config: {max.poll.records: '0'}}}",
            "spec.source.kafka.config: max.poll.records is '0': write a number from 1 to 100000 (OutOfRange)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'kafka:9092', topic: t, authentication: {type: plain, username: u}}}",
            "spec.source.kafka.authentication: this type needs username and passwordSecret: {secretName, password} (MissingField)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'kafka:9092', topic: t, authentication: {type: tls, certificateAndKey:"
            + " {secretName: s, certificate: c, key: k}}}}",
            "spec.source.kafka.tls: type tls needs it: write tls: {trustedCertificates: [{secretName, certificate}]} (MissingField)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'kafka:9092', topic: t, tls: {trustedCertificates: [{secretName: s}]}}}",
            "spec.source.kafka.tls.trustedCertificates: each entry needs either certificate (a key such as ca.crt) or pattern (such"
                + " as '*.crt') (MissingField)"),
        Arguments.of("sink: {postgresql: {connectionSecretRef: {name: s}, table: t, columns: [{name: a, type: text},"
            + " {name: a, type: date}]}}",
            "spec.sink.postgresql.columns: column 'a' stands twice: keep one of them (DuplicateName)"),
        Arguments.of("events: {types: [{name: A}]}",
            "spec.events: typeField and types belong together: write in typeField the path that holds an event's type, and in types"
                + " the types there are (Contradiction)"),
        Arguments.of("events: {unknownType: Skip}",
            "spec.events.unknownType: it needs typeField and types: without them no type is unknown (Contradiction)"),
        Arguments.of("events: {typeField: t, types: [{name: A}, {name: A}]}",
            "spec.events.types: type 'A' stands twice: keep one of them (DuplicateName)"),
        Arguments.of("events: {typeField: t, types: [{name: A, requiredFields: [x], schemaRef: {name: s, key: a.json}}]}",
            "spec.events.types: type 'A' has requiredFields and schemaRef: keep one, a schema says itself what is required"
                + " (Contradiction)"),
        Arguments.of("events: {typeField: t, types: [{name: A, schemaRef: {name: s}}]}",
            "spec.events.types[0].schemaRef.key: it is required: write it, or look at kubectl explain"
                + " consumerpipeline.spec.events.types.schemaRef.key (MissingField)"),
        Arguments.of("sink: {postgresql: {connectionSecretRef: {name: s}, table: t, writeMode: Upsert}}",
            "spec.sink.postgresql.keyColumns: writeMode: Upsert and keyColumns go together: write both, or neither (Contradiction)"),
        Arguments.of("sink: {postgresql: {connectionSecretRef: {name: s}, table: t, writeMode: Upsert, keyColumns: [payload]}}",
            "spec.sink.postgresql.keyColumns: 'payload' is no column that can tell rows apart: write one of kafka_topic,"
                + " kafka_partition, kafka_offset, kafka_key, event_time (Contradiction)"),
        Arguments.of("alerts: {rules: [{name: HighConsumerLag}, {name: HighConsumerLag}]}",
            "spec.alerts.rules: rule HighConsumerLag stands twice: keep one of them (DuplicateName)"),
        Arguments.of("monitoring: {serviceMonitor: {labels: {'a b': c}}}",
            "spec.monitoring.serviceMonitor.labels: 'a b' is no label key: write [prefix/]name with at most 63 letters, digits, '-',"
                + " '_' or '.' in the name (InvalidLabel)"),
        Arguments.of("monitoring: {prometheusRule: {labels: {app.kubernetes.io/managed-by: me}}}",
            "spec.monitoring.prometheusRule.labels: 'app.kubernetes.io/managed-by' is set by the operator: leave it out"
                + " (InvalidLabel)"),
        Arguments.of("{replicas: 3, autoscaling: {maxReplicas: 5}}",
            "spec.replicas: it and autoscaling exclude each other: remove it, and write autoscaling.minReplicas and"
                + " autoscaling.maxReplicas (Contradiction)"),
        Arguments.of("autoscaling: {minReplicas: 4, maxReplicas: 3}",
            "spec.autoscaling.minReplicas: 4 is more than maxReplicas (3): lower the one or raise the other (Contradiction)"),
        Arguments.of("autoscaling: {minReplicas: 11}",
            "spec.autoscaling.minReplicas: 11 pods with 2 writers each exceed sink.postgresql.maxConnections (20): raise that, or"
                + " lower it (Contradiction)"),
        Arguments.of("sink: {postgresql: {connectionSecretRef: {name: s}, table: t, writers: 4, maxConnections: 3}}",
            "spec.sink.postgresql.maxConnections: a single pod has 4 writers: raise it, or lower writers (Contradiction)"),
        Arguments.of("autoscaling: {targetLagSeconds: 61}",
            "spec.autoscaling.targetLagSeconds: it is above thresholds.lagSeconds (60), so that a lag that is aimed at would raise"
                + " the alert: lower it, or raise the threshold (Contradiction)"),
        Arguments.of("autoscaling: {fallback: {replicas: 3}}",
            "spec.autoscaling.fallback.failureThreshold: it is required: write it, or look at kubectl explain"
                + " consumerpipeline.spec.autoscaling.fallback.failureThreshold (MissingField)"),
        Arguments.of("autoscaling: {behavior: {scaleUp: {policies: [{type: Pods, value: 4}]}}}",
            "spec.autoscaling.behavior.scaleUp.policies[0].periodSeconds: it is required: write it, or look at kubectl explain"
                + " consumerpipeline.spec.autoscaling.behavior.scaleUp.policies.periodSeconds (MissingField)"),
        Arguments.of("autoscaling: {schedules: [{name: night, start: 0 22 * * *, maxReplicas: 2}]}",
            "spec.autoscaling.schedules[0].end: it is required: write it, or look at kubectl explain"
                + " consumerpipeline.spec.autoscaling.schedules.end (MissingField)"),
        Arguments.of("autoscaling: {schedules: [{name: night, start: 0 22 * * *, end: 0 22 * * *, maxReplicas: 2}]}",
            "spec.autoscaling.schedules[0].end: it ends when it starts: write another end (Contradiction)"),
        Arguments.of("autoscaling: {schedules: [{name: night, start: 0 22 * * *, end: 0 6 * * *}]}",
            "spec.autoscaling.schedules[0]: it changes nothing: write minReplicas or maxReplicas (Contradiction)"),
        Arguments.of("autoscaling: {maxReplicas: 5, schedules: [{name: day, start: 0 6 * * *, end: 0 22 * * *, minReplicas: 6}]}",
            "spec.autoscaling.schedules[0].minReplicas: 6 is more than maxReplicas (5): lower the one or raise the other"
                + " (Contradiction)"),
        Arguments.of("autoscaling: {schedules: [{name: night, timeZone: Europe/Atlantis, start: 0 22 * * *, end: 0 6 * * *,"
            + " maxReplicas: 2}]}",
            "spec.autoscaling.schedules[0].timeZone: 'Europe/Atlantis' is no time zone: write one such as Europe/Paris or UTC"
                + " (OutOfRange)"),
        Arguments.of("autoscaling: {schedules: [{name: a, start: 0 22 * * *, end: 0 6 * * *, maxReplicas: 2}, {name: a, start:"
            + " 0 6 * * *, end: 0 8 * * *, maxReplicas: 3}]}",
            "spec.autoscaling.schedules: schedule 'a' stands twice: keep one of them (DuplicateName)"),
        Arguments.of("source: {kafka: {bootstrapServers: 'kafka:9092'}}",
            "spec.source.kafka.topic: it is required: write it, or look at kubectl explain consumerpipeline.spec.source.kafka.topic"
                + " (MissingField)"),
        Arguments.of("sink: {postgresql: {connectionSecretRef: {name: s}, table: t, columns: [{name: a}]}}",
            "spec.sink.postgresql.columns[0].type: it is required: write it, or look at kubectl explain"
                + " consumerpipeline.spec.sink.postgresql.columns.type (MissingField)"),
        Arguments.of("sink: {postgresql: {connectionSecretRef: {name: s}, table: " + "t".repeat(60) + "}}",
            "spec.delivery.deadLetter.table: '" + "t".repeat(60)
                + "_dlq' exceeds the 63 bytes of a name in PostgreSQL: set it to a"
                + " shorter one (NameTooLong)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 25 * * *", "0 22 * * XYZ", "a b c d e", "0 0 30 2 *"})
  void timeOfAScheduleIsRefusedWhenNoCalendarHasIt(String start) {
    assertThat(
        problems(OWNER, "autoscaling: {schedules: [{name: night, start: '" + start + "', end: 0 6 * * *, maxReplicas: 2}]}"))
        .singleElement().asString()
        .startsWith(
            "spec.autoscaling.schedules[0].start: '" + start + "' is no time of crontab: write minute, hour, day, month and"
                + " day of the week, for example 0 22 * * 1-5 (");
  }

  @Test
  void nameIsRefusedWhenItsObjectsWouldHaveNoRoom() {
    assertThat(problems(new Owner("web", "n".repeat(51), "uid"), "")).extracting(Problem::field).containsExactly("metadata.name");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(problems(OWNER, "{events: {maxBytes: 1}, delivery: {batch: {maxBytes: 1}}, resources: {limits: {memory: 1}}}"))
        .extracting(Problem::field)
        .containsExactly("spec.events.maxBytes", "spec.delivery.batch.maxBytes", "spec.resources.limits.memory");
  }

  @Test
  void allMissingFieldsAreToldWhenTheSpecIsEmpty() {
    assertThat(problems(OWNER, "{source: null, sink: {postgresql: {}}, alerts: {rules: [{}]}}")).extracting(Problem::field)
        .containsExactly("spec.source.kafka", "spec.sink.postgresql.connectionSecretRef.name", "spec.sink.postgresql.table",
            "spec.alerts.rules[0].name");
  }
}
