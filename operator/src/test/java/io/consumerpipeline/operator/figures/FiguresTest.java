package io.consumerpipeline.operator.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "7, 7, 7", "99, 99, 99", "137, 140, 140", "999, 1000, 1k", "1437, 1400, 1.4k", "61234, 61000, 61k",
      "150000, 150000, 150k", "1999999, 2000000, 2M", "9223372036854775807, 9200000000000000000, 9.2E"})
  void countsHaveTwoSignificantDigits(long number, long rounded, String text) {
    assertThat(Figures.rounded(number)).isEqualTo(rounded);
    assertThat(Figures.count(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "40, 0s", "1234, 1.2s", "12345, 12s", "61000, 61s", "119999, 120s", "120000, 2m", "4500000, 75m",
      "7200000, 2h", "86400000, 24h", "172800000, 2d", "864000000, 10d"})
  void timesHaveTwoSignificantDigits(long millis, String text) {
    assertThat(Figures.time(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
