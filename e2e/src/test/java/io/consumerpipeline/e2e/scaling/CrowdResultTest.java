package io.consumerpipeline.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrowdResultTest {
  @Test
  void memoryMayBeAsMuchAsWasAskedForAndNoMore() {
    assertThat(result(300_000_000, 0).breaches()).isEmpty();
    assertThat(result(300_000_001, 0).breaches()).containsExactly("the operator takes more memory than it may");
  }

  @Test
  void memoryOfAnOperatorThatWasStartedAgainSaysNothing() {
    assertThat(result(100_000_000, 1).breaches()).containsExactly("the operator was started again");
  }

  private static CrowdResult result(long resident, int restarts) {
    return new CrowdResult(1_000, Duration.ofMinutes(3), 120_000_000, resident, 0.1, restarts);
  }
}
