package io.consumerpipeline.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.api.AutoscalingStatus;
import io.consumerpipeline.api.Condition;
import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.operator.Pipelines;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.PartitionLag;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.scaling.Range;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorServerTest {
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PipelineCollector collector = new PipelineCollector("0.1.0");
  private volatile boolean ready;
  private OperatorServer server;

  @BeforeEach
  void start() throws IOException {
    registry.getPrometheusRegistry().register(collector);
    server = new OperatorServer(0, registry, () -> true, () -> ready);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void probesFollowTheirQuestions() throws Exception {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    ready = true;
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/status").statusCode()).isEqualTo(404);
  }

  @Test
  void everySeriesOfAPipelineIsInTheCatalogue() throws Exception {
    // Given
    new DriftCounter(registry, List.of("Service"));
    new ScalingCounter(registry).changed(Pipelines.OWNER, true, "Need");
    put(new LagObservation.Known(Map.of(0, new PartitionLag(63, 1500, Duration.ofMillis(1500))), null));

    // When
    var body = get("/metrics").body();

    // Then
    var names = Pattern.compile("^(consumerpipeline_[a-z_]+)", Pattern.MULTILINE).matcher(body).results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
    assertThat(names).hasSize(15).isSubsetOf(PipelineMetric.series());
    assertThat(body).contains(
        "consumerpipeline_group_lag_records{namespace=\"web\",pipeline=\"page-views\"} 1437.0",
        "consumerpipeline_group_lag_seconds{namespace=\"web\",pipeline=\"page-views\"} 1.5",
        "consumerpipeline_status_condition{condition=\"Ready\",namespace=\"web\",pipeline=\"page-views\",status=\"true\"} 1.0",
        "consumerpipeline_threshold{namespace=\"web\",pipeline=\"page-views\",threshold=\"error_ratio\"} 0.05",
        "consumerpipeline_autoscaler_recommended_replicas{namespace=\"web\",pipeline=\"page-views\"} 3.0",
        "consumerpipeline_autoscaler_replicas_limit{namespace=\"web\",pipeline=\"page-views\"} 4.0",
        "consumerpipeline_autoscaler_limit_info{namespace=\"web\",pipeline=\"page-views\",reason=\"Partitions\"} 1.0",
        "consumerpipeline_autoscaler_scalings_total{direction=\"up\",namespace=\"web\",pipeline=\"page-views\",reason=\"Need\"} 1.0",
        "consumerpipeline_drift_corrections_total{kind=\"Service\"} 0.0");
  }

  @Test
  void lagHasNoSeriesWhenItIsNotKnown() throws Exception {
    put(new LagObservation.Unknown(LagObservation.Cause.BrokerUnreachable, "no"));

    assertThat(get("/metrics").body()).contains("consumerpipeline_info").doesNotContain("lag_records",
        "lag_seconds{namespace=\"web\",pipeline=\"page-views\"}");
  }

  @Test
  void pipelineHasNoSeriesWhenItIsGone() throws Exception {
    put(new LagObservation.Known(Map.of(0, new PartitionLag(10, 10, Duration.ZERO)), null));
    collector.forget(Pipelines.OWNER);
    var scalings = new ScalingCounter(registry);
    scalings.changed(Pipelines.OWNER, true, "Need");
    scalings.forget(Pipelines.OWNER);

    assertThat(get("/metrics").body()).doesNotContain("page-views");
  }

  @Test
  void eachSeriesIsThereOnceWhenAPipelineIsMadeAnewByTheSameName() throws Exception {
    var before = Pipelines.OWNER;
    var now = new Owner(before.namespace(), before.name(), "another");
    put(before, new LagObservation.Known(Map.of(0, new PartitionLag(10, 20, Duration.ZERO)), null));
    put(now, new LagObservation.Known(Map.of(0, new PartitionLag(10, 30, Duration.ZERO)), null));
    collector.forget(before);

    assertThat(get("/metrics").body()).containsOnlyOnce("consumerpipeline_group_lag_records{");
  }

  private void put(LagObservation lag) {
    put(Pipelines.OWNER, lag);
  }

  private void put(Owner owner, LagObservation lag) {
    var status = new ConsumerPipelineStatus(1L, List.of(new Condition("Ready", "True", "Consuming", "", 1L, "")), 1, 1, "", "", 1,
        null, null, null, null, null, new AutoscalingStatus(1, 4, 3, null, null, null), null);
    collector.put(owner,
        new PipelineSample(Pipelines.plan(""), new Range(1, 4, Range.Cap.Partitions), status, () -> lag));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
