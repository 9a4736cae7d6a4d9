package io.consumerpipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.contract.PipelineMetric;
import io.consumerpipeline.contract.RuntimeStatus;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MetricsTest {

  @Test
  void countersAndHistogramsAreThereFromTheStartAndGaugesWithTheirFirstValue() throws Exception {
    try (var scenario = new Scenario().aliasPrefix("old_name")) {
      // Given
      Scenario.Running running = scenario.start();

      // When
      String metrics = running.get("/metrics").body();

      // Then
      assertThat(metrics)
          .contains("consumerpipeline_events_total{status=\"decode_error\"} 0.0")
          .contains("consumerpipeline_consumed_events_total{topic=\"" + scenario.topic + "\"} 0.0")
          .contains("consumerpipeline_inserted_events_total{sink=\"postgresql\"} 0.0")
          .contains("consumerpipeline_sink_retries_total{reason=\"in_doubt\"} 0.0")
          .contains("consumerpipeline_processing_latency_seconds_bucket{le=\"0.001\"} 0")
          .contains("consumerpipeline_end_to_end_latency_seconds_count 0")
          .contains(
              "consumerpipeline_sink_write_duration_seconds_bucket{operation=\"transaction\",sink=\"postgresql\",le=\"0.005\"} 0")
          .contains("consumerpipeline_build_info{jdk=\"25\",revision=\"none\",version=\"test\"} 1.0")
          .contains("old_name_events_total{status=\"ok\"} 0.0")
          .contains("old_name_processing_latency_seconds_bucket")
          .contains("jvm_memory_used_bytes").contains("process_cpu_usage")
          .doesNotContain("consumerpipeline_lag_seconds ").doesNotContain("last_event");
      for (DeadLetterReason reason : DeadLetterReason.values()) {
        assertThat(metrics).contains("consumerpipeline_dlq_events_total{reason=\"" + reason + "\"} 0.0");
      }
    }
  }

  @Test
  void everyFamilyIsInTheCatalogueAndEveryFamilyOfTheCatalogueIsThereOnceEventsFlow() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      scenario.sendNumbers(0, 10, 1);
      scenario.send(0, "no json");
      Scenario.Running running = scenario.deadLetterTopic(scenario.topic + "-nowhere").start();
      Scenario.await(true, () -> running.get("/metrics").body().contains("consumerpipeline_dlq_topic_up 0.0"));
      Scenario.await(10L, () -> running.ingest.status().events().ok());
      Scenario.await(true, () -> running.get("/metrics").body().contains("partition_lag_records{partition=\"0\","));

      // When
      String metrics = running.get("/metrics").body();

      // Then
      Set<String> served = metrics.lines().filter(line -> line.startsWith("# TYPE consumerpipeline_"))
          .map(line -> line.split(" ")[2])
          .collect(Collectors.toCollection(TreeSet::new));
      Set<String> runtimes = Arrays.stream(PipelineMetric.values()).takeWhile(metric -> metric != PipelineMetric.INFO)
          .map(PipelineMetric::metricName).collect(Collectors.toCollection(TreeSet::new));
      assertThat(served).isEqualTo(runtimes);
      assertThat(metrics.lines().filter(line -> !line.startsWith("#")).count()).as("series without aliases")
          .isLessThanOrEqualTo(220 + 2);
      assertThat(metrics).contains("consumerpipeline_lag_seconds 0.0")
          .contains("consumerpipeline_sink_up{sink=\"postgresql\"} 1.0")
          .contains("consumerpipeline_assigned_partitions 1.0").contains("_processing_latency_seconds_count 11")
          .contains("consumerpipeline_partition_lag_records{partition=\"0\",topic=\"" + scenario.topic + "\"} 0.0");
    }
  }

  @Test
  void probesAndStatusAnswer() throws Exception {
    try (var scenario = new Scenario().topic(1)) {
      // Given
      Scenario.Running running = scenario.start();

      // When, Then
      Scenario.await(200, () -> running.get("/readyz").statusCode());
      assertThat(running.get("/livez").statusCode()).isEqualTo(200);
      assertThat(running.get("/elsewhere").statusCode()).isEqualTo(404);
      RuntimeStatus status = ContractFormat.statusFromJson(running.get("/status").body());
      assertThat(status.version()).isEqualTo("test");
      assertThat(status.source().state()).isEqualTo(RuntimeStatus.ConnectionState.Connected);
    }
  }

  @Test
  void aPodWithoutItsTopicIsNotReady() throws Exception {
    try (var scenario = new Scenario()) {
      Scenario.Running running = scenario.start();
      Scenario.await(RuntimeStatus.ConnectionState.Misconfigured, () -> running.ingest.status().source().state());
      assertThat(running.get("/readyz").statusCode()).isEqualTo(503);
    }
  }
}
