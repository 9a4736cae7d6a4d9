package io.consumerpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.Flow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EtaTest {
  private static final Duration TARGET = Duration.ofSeconds(30);

  @Test
  void lagThatIsNoLongerThanTheTargetIsNoneToWaitFor() {
    assertThat(Eta.of(0, new Flow(0, 0), TARGET)).isZero();
    assertThat(Eta.of(3000, new Flow(100, 100), TARGET)).isZero();
  }

  @Test
  void timeIsWhatIsTooMuchByWhatItShrinks() {
    // 3000 of 63000 may be behind, and it shrinks by 400 per second
    assertThat(Eta.of(63_000, new Flow(100, 500), TARGET)).isEqualTo(Duration.ofSeconds(150));
  }

  @Test
  void lagThatDoesNotShrinkHasNoEnd() {
    assertThat(Eta.of(63_000, new Flow(100, 100), TARGET)).isNull();
    assertThat(Eta.of(63_000, new Flow(100, 50), TARGET)).isNull();
    assertThat(Eta.of(Long.MAX_VALUE / 2, new Flow(0, 0.1), TARGET)).isNull();
  }
}
