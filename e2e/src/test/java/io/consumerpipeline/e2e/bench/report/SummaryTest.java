package io.consumerpipeline.e2e.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Map<String, String> YARDSTICKS = Map.of("copy", "copy", "append", "copy");

  /** The medians of the rates, 100 and 200, would give 0.5. */
  @Test
  void ratioIsTheMedianOfTheRatiosOfEachRound() {
    var measurements = List.of(
        rate("copy", 1, 200), rate("append", 1, 180),
        rate("copy", 2, 100), rate("append", 2, 80),
        rate("copy", 3, 400), rate("append", 3, 100));

    var summaries = Summary.of(measurements, YARDSTICKS);

    assertThat(summaries).extracting(Summary::name).containsExactly("copy", "append");
    assertThat(summaries.getFirst().medians()).containsEntry(Figure.RATIO_TO_COPY, 1.0)
        .containsEntry(Figure.RECORDS_PER_SECOND, 200.0);
    assertThat(summaries.getLast().medians().get(Figure.RATIO_TO_COPY)).isCloseTo(0.8, within(1e-9));
    assertThat(summaries.getLast().medians()).containsEntry(Figure.RECORDS_PER_SECOND, 100.0);
  }

  @Test
  void noRatioWhenTheYardstickWasNotMeasured() {
    var summaries = Summary.of(List.of(rate("append", 1, 180)), YARDSTICKS);

    assertThat(summaries.getFirst().medians()).containsOnlyKeys(Figure.RECORDS_PER_SECOND);
  }

  @Test
  void noRatioWhenNoRateWasMeasured() {
    var measurements = List.of(rate("copy", 1, 200), new Measurement("append", 1, true, Map.of(Figure.LATENCY_P50, 1.5)));

    var summaries = Summary.of(measurements, YARDSTICKS);

    assertThat(summaries.getLast().medians()).containsOnlyKeys(Figure.LATENCY_P50);
  }

  @Test
  void checksumFailsWhenItFailedInOneRound() {
    var measurements = List.of(rate("append", 1, 180), new Measurement("append", 2, false, Map.of()), rate("append", 3, 180));

    var summary = Summary.of(measurements, YARDSTICKS).getFirst();

    assertThat(summary.checksumOk()).isFalse();
    assertThat(summary.rounds()).isEqualTo(3);
  }

  private static Measurement rate(String name, int round, double rate) {
    return new Measurement(name, round, true, Map.of(Figure.RECORDS_PER_SECOND, rate));
  }
}
