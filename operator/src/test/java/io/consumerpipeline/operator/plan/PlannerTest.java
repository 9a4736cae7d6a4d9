package io.consumerpipeline.operator.plan;

import static io.consumerpipeline.operator.Pipelines.OWNER;
import static io.consumerpipeline.operator.Pipelines.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.AlertName;
import io.consumerpipeline.api.ResetOffsets;
import io.consumerpipeline.contract.RuntimeConfig;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.plan.PipelinePlan.Alert;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import io.consumerpipeline.operator.scaling.ScalingSettings.Sink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void everythingHasADefaultWhenOnlyTheRequiredFieldsAreWritten() {
    // Given
    var expected = new PipelinePlan(OWNER,
        new RuntimeConfig("web", "page-views",
            new RuntimeConfig.Source(new RuntimeConfig.Kafka("kafka.kafka:9092", "page-views", "web.page-views",
                RuntimeConfig.Start.Earliest, "", RuntimeConfig.GroupProtocol.Classic, RuntimeConfig.OnDataLoss.Stop,
                RuntimeConfig.Security.NONE, Map.of())),
            new RuntimeConfig.Events(List.of(), 1_048_576, "", List.of(), RuntimeConfig.UnknownType.DeadLetter),
            new RuntimeConfig.Sink(
                new RuntimeConfig.Postgresql("/etc/consumerpipeline/sink", "public", "page_views", List.of(), true, 2, List.of(),
                    new RuntimeConfig.Tls(RuntimeConfig.TlsMode.BySecret, ""))),
            new RuntimeConfig.Delivery(new RuntimeConfig.Batch(10_000, 8_388_608, 0), new RuntimeConfig.Retry(200, 30),
                "page_views_dlq", new RuntimeConfig.Hold(20, 100, 300), "", "", 0),
            new RuntimeConfig.Metrics(9101, ""),
            new RuntimeConfig.Logging(RuntimeConfig.Level.Info, RuntimeConfig.Format.ECS, 10)),
        false, 1,
        new PipelinePlan.Pod("registry.test/consumer-runtime:1", "web-db-app", Map.of("cpu", "100m", "memory", "256Mi"),
            Map.of("memory", "512Mi"), Optional.empty(), List.of()),
        new PipelinePlan.Thresholds(60, 5),
        List.of(new Alert(AlertName.HighConsumerLag, "warning", 120, 0),
            new Alert(AlertName.HighConsumerErrorRate, "page", 120, 0),
            new Alert(AlertName.ConsumerPipelineScalingLimited, "warning", 600, 0)),
        new PipelinePlan.Monitoring(Map.of(), 15, Map.of()), Map.of(), Optional.empty(),
        ScalingSettings.defaults(new Bounds(1, 10), new Sink(2, 20)), OptionalInt.empty());

    // When
    var planned = Pipelines.PLANNER.plan(OWNER, Pipelines.spec(""), SchemaTexts.NONE);

    // Then
    assertThat(planned).isEqualTo(new Planned.Plan(expected));
  }

  @Test
  void everyFieldReachesThePlanWhenItIsWritten() {
    // Given
    var expected = new PipelinePlan(OWNER,
        new RuntimeConfig("web", "page-views",
            new RuntimeConfig.Source(new RuntimeConfig.Kafka("a:1,b:2", "clicks", "clicks.group", RuntimeConfig.Start.Timestamp,
                "2026-11-21T00:00:00Z", RuntimeConfig.GroupProtocol.Consumer, RuntimeConfig.OnDataLoss.Continue,
                RuntimeConfig.Security.NONE, Map.of())),
            new RuntimeConfig.Events(List.of("id", "user.id"), 2048, "meta.type",
                List.of(new RuntimeConfig.EventType("CLICK", List.of("target"), ""),
                    new RuntimeConfig.EventType("VIEW", List.of(), "")),
                RuntimeConfig.UnknownType.Accept),
            new RuntimeConfig.Sink(new RuntimeConfig.Postgresql("/etc/consumerpipeline/sink", "events", "clicks",
                List.of(new RuntimeConfig.Column("id", "bigint", "id"), new RuntimeConfig.Column("visitor", "text", "user.id")),
                false, 4, List.of("id"),
                new RuntimeConfig.Tls(RuntimeConfig.TlsMode.VerifyFull, "/etc/consumerpipeline/sink-ca/ca.crt"))),
            new RuntimeConfig.Delivery(new RuntimeConfig.Batch(500, 65_536, 100), new RuntimeConfig.Retry(50, 60), "bad_clicks",
                new RuntimeConfig.Hold(50, 7, 60), "again-1", "clicks.dlq", 3000),
            new RuntimeConfig.Metrics(9101, "page_views"),
            new RuntimeConfig.Logging(RuntimeConfig.Level.Debug, RuntimeConfig.Format.Text, 60)),
        false, 3,
        new PipelinePlan.Pod("registry.test/consumer-runtime:1", "other-db", Map.of("cpu", "1", "memory", "1Gi"),
            Map.of("cpu", "2500m", "memory", "2Gi"), Optional.of(new PipelinePlan.CertificateAuthority("other-ca", "root.pem")),
            List.of()),
        new PipelinePlan.Thresholds(7, 2),
        List.of(new Alert(AlertName.HighConsumerErrorRate, "critical", 90, 50),
            new Alert(AlertName.ConsumerPipelineScalingLimited, "warning", 600, 0)),
        new PipelinePlan.Monitoring(Map.of("release", "monitor"), 30, Map.of("release", "rules")), Map.of(),
        Optional.of(new PipelinePlan.Reset("a1", ResetOffsets.To.Offsets, "", new TreeMap<>(Map.of(0, 5L, 1, 6L)))), null,
        OptionalInt.empty());

    // When
    var plan = plan("""
        replicas: 3
        resetOffsets: {nonce: a1, to: Offsets, offsets: [{partition: 1, offset: 6}, {partition: 0, offset: 5}]}
        restart: again-1
        source:
          kafka:
            bootstrapServers: "a:1,b:2"
            topic: clicks
            consumerGroup: clicks.group
            startFrom: Timestamp
            startTimestamp: "2026-11-21T00:00:00Z"
            groupProtocol: Consumer
            onDataLoss: Continue
        events:
          requiredFields: [id, user.id]
          maxBytes: 2Ki
          typeField: meta.type
          types: [{name: CLICK, requiredFields: [target]}, {name: VIEW}]
          unknownType: Accept
        sink:
          postgresql:
            connectionSecretRef: {name: other-db}
            schema: events
            table: clicks
            writeMode: Upsert
            keyColumns: [id]
            tls: {caSecretRef: {name: other-ca, key: root.pem}}
            columns: [{name: id, type: bigint}, {name: visitor, type: text, field: user.id}]
            createTables: false
            writers: 4
        delivery:
          batch: {maxRecords: 500, maxBytes: 64Ki, flushIntervalMilliseconds: 100}
          maxRecordsPerSecond: 3000
          retry: {initialBackoffMilliseconds: 50, maxBackoffSeconds: 60}
          deadLetter: {table: bad_clicks, hold: {abovePercent: 50, minRecords: 7, windowSeconds: 60}, kafkaTopic: clicks.dlq}
        thresholds: {lagSeconds: 7, errorRatePercent: 2}
        alerts:
          rules:
          - {name: HighConsumerErrorRate, severity: critical, forSeconds: 90, minEvents: 50}
          - {name: HighConsumerLag, state: Disabled}
        monitoring:
          serviceMonitor: {labels: {release: monitor}, intervalSeconds: 30}
          prometheusRule: {labels: {release: rules}}
          metricAliases: Prefixed
        logging: {level: Debug, format: Text, summarySeconds: 60}
        resources: {requests: {cpu: 1000m, memory: 1024Mi}, limits: {cpu: "2.5", memory: 2Gi}}
        """);

    // Then
    assertThat(plan).isEqualTo(expected);
  }

  @Test
  void noPodIsWantedWhenSuspended() {
    var plan = plan("{suspend: true, replicas: 3}");

    assertThat(plan.suspended()).isTrue();
    assertThat(plan.replicas()).isZero();
  }

  @Test
  void anAlertKeepsItsDefaultsWhenOnlyOneSettingIsWritten() {
    var plan = plan("alerts: {rules: [{name: HighConsumerErrorRate, forSeconds: 0}]}");

    assertThat(plan.alerts()).containsExactly(
        new Alert(AlertName.HighConsumerLag, "warning", 120, 0),
        new Alert(AlertName.HighConsumerErrorRate, "page", 0, 0),
        new Alert(AlertName.ConsumerPipelineScalingLimited, "warning", 600, 0));
  }

  @Test
  void aDefaultGivesWayWhenTheOtherBoundIsWritten() {
    var small = plan("resources: {limits: {cpu: 50m, memory: 128Mi}}").pod();
    var large = plan("resources: {requests: {memory: 1Gi}}").pod();

    assertThat(small.requests()).isEqualTo(Map.of("cpu", "50m", "memory", "128Mi"));
    assertThat(large.limits()).isEqualTo(Map.of("memory", "1Gi"));
  }

  @Test
  void aliasPrefixHasNoDashWhenTheNameHas() {
    var plan = plan(new Owner("risk", "credit-risk-consumer", "uid"), "monitoring: {metricAliases: Prefixed}");

    assertThat(plan.runtime().metrics().aliasPrefix()).isEqualTo("credit_risk_consumer");
  }
}
