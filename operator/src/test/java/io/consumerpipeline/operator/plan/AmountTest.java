package io.consumerpipeline.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  /** The right column is what an API server stored for the left one. */
  @ParameterizedTest
  @CsvSource({
      "1000m, 1", "500m, 500m", "0.5, 500m", "1.0, 1", "1.5, 1500m", "2, 2", "0, 0", "0m, 0", "0.001, 1m",
      "1024Mi, 1Gi", "512Mi, 512Mi", "1536Mi, 1536Mi", "1024Ki, 1Mi", "0Mi, 0", "1000M, 1G", "1000, 1k", "1024, 1024",
      "1048576, 1048576", "1000000k, 1G", "8Gi, 8Gi"})
  void spellingIsTheOneOfTheApiServer(String written, String stored) {
    assertThat(Amount.parse(written).canonical()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({"1Ki, 1024", "1Mi, 1048576", "8Mi, 8388608", "2048, 2048", "1k, 1000"})
  void bytesFollowTheSuffix(String written, long bytes) {
    assertThat(Amount.parse(written).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"1GB", "-1", "1e3", "one", "''", "1 Mi", "0.0001"})
  void otherTextIsNoAmount(String text) {
    assertThat(Amount.isWritten(text)).isFalse();
  }

  @Test
  void amountsCompareByValueAndNotBySpelling() {
    assertThat(Amount.parse("1024Mi")).isEqualByComparingTo(Amount.parse("1Gi"));
    assertThat(Amount.parse("1G")).isLessThan(Amount.parse("1Gi"));
  }
}
