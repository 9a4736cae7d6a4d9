package io.consumerpipeline.e2e.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void medianIsTheMiddleWhenTheNumberIsOdd() {
    assertThat(Statistics.median(new double[]{9, 1, 5})).isEqualTo(5);
  }

  @Test
  void medianIsBetweenTheTwoInTheMiddleWhenTheNumberIsEven() {
    assertThat(Statistics.median(new double[]{4, 1, 2, 90})).isEqualTo(3);
  }

  @Test
  void percentileIsAValueThatOccurred() {
    var oneToThousand = IntStream.rangeClosed(1, 1_000).mapToDouble(value -> 1_001 - value).toArray();

    assertThat(Statistics.percentile(oneToThousand, 50)).isEqualTo(500);
    assertThat(Statistics.percentile(oneToThousand, 99)).isEqualTo(990);
    assertThat(Statistics.percentile(oneToThousand, 100)).isEqualTo(1_000);
    assertThat(Statistics.percentile(oneToThousand, 0)).isEqualTo(1);
  }

  @Test
  void highPercentileOfFewIsTheLargest() {
    assertThat(Statistics.percentile(new double[]{3, 8, 5}, 99)).isEqualTo(8);
  }

  @Test
  void valuesStayInTheirOrder() {
    var values = new double[]{3, 1, 2};

    Statistics.median(values);

    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatThrownBy(() -> Statistics.median(new double[0])).hasMessage("no value");
  }
}
