package io.consumerpipeline.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.scaling.Range.Cap;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import io.consumerpipeline.operator.scaling.ScalingSettings.Sink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
  @ParameterizedTest
  @CsvSource({"10, 12, 40, 10, MaxReplicas", "10, 10, 20, 10, MaxReplicas", "10, 4, 40, 4, Partitions",
      "10, , 40, 10, MaxReplicas", "10, 12, 7, 3, SinkConnections", "10, 3, 7, 3, Partitions"})
  void maximumIsWhatAllowsLeast(int maxReplicas, @Nullable Integer partitions, int connections, int most, Cap cap) {
    var settings = ScalingSettings.defaults(new Bounds(1, maxReplicas), new Sink(2, connections));

    assertThat(Range.of(settings, partitions, Instant.EPOCH)).isEqualTo(new Range(1, most, cap));
  }

  @ParameterizedTest
  @CsvSource({"5, 12, 5", "5, 3, 3"})
  void minimumGivesWayToTheMaximum(int minReplicas, int partitions, int least) {
    var settings = ScalingSettings.defaults(new Bounds(minReplicas, 10), new Sink(2, 40));

    assertThat(Range.of(settings, partitions, Instant.EPOCH).minReplicas()).isEqualTo(least);
  }
}
