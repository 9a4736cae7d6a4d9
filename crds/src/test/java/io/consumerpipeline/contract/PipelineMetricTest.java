package io.consumerpipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineMetricTest {
  @ParameterizedTest
  @EnumSource(PipelineMetric.class)
  void nameFollowsTheRulesOfPrometheus(PipelineMetric metric) {
    assertThat(metric.metricName()).matches("consumerpipeline_[a-z_]+");
    assertThat(metric.metricName().endsWith("_total")).as("_total marks counters")
        .isEqualTo(metric.type() == PipelineMetric.Type.COUNTER);
    assertThat(metric.labels()).doesNotHaveDuplicates().allMatch(label -> label.matches("[a-z_]+"));
    assertThat(metric.help()).endsWith(".");
  }

  @Test
  void noNameStandsTwice() {
    assertThat(Arrays.stream(PipelineMetric.values()).map(PipelineMetric::metricName)).doesNotHaveDuplicates();
  }

  @Test
  void seriesOfAHistogramAreItsThreeParts() {
    assertThat(PipelineMetric.series())
        .contains("consumerpipeline_batch_size_events_bucket", "consumerpipeline_batch_size_events_sum",
            "consumerpipeline_batch_size_events_count")
        .doesNotContain("consumerpipeline_batch_size_events");
  }
}
