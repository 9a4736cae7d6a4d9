package io.consumerpipeline.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkCaseTest {
  @Test
  void yardstickComesAlongWhenOneCaseIsChosen() {
    assertThat(BenchmarkCase.chosen(List.of(BenchmarkCase.APPEND_RAW)))
        .containsExactly(BenchmarkCase.COPY_RAW_2, BenchmarkCase.APPEND_RAW);
  }

  @Test
  void latencyNeedsNoYardstick() {
    assertThat(BenchmarkCase.chosen(List.of(BenchmarkCase.LATENCY))).containsExactly(BenchmarkCase.LATENCY);
  }

  @Test
  void everythingIsMeasuredWhenNothingIsChosen() {
    assertThat(BenchmarkCase.chosen(List.of())).containsExactly(BenchmarkCase.values());
  }

  @Test
  void unknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> new CaseName().convert("fast")).hasMessageContaining("copy-typed-1, copy-typed-2");
    assertThat(new CaseName().convert("append-typed-small-heap")).isEqualTo(BenchmarkCase.APPEND_TYPED_SMALL_HEAP);
  }
}
