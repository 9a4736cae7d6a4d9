package io.consumerpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.status.FigurePace.Decision;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FigurePaceTest {
  private static final Instant LAST = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void nothingIsWrittenWhenNothingDiffers() {
    assertThat(decide(new Situation().records(5), new Situation().records(5), 3600)).isEqualTo(new Decision.Nothing());
  }

  @Test
  void figuresWaitForHalfAMinute() {
    assertThat(decide(new Situation().records(5), new Situation().records(6), 10))
        .isEqualTo(new Decision.Later(Duration.ofSeconds(20)));
    assertThat(decide(new Situation().records(5), new Situation().records(6), 30)).isEqualTo(new Decision.Write());
  }

  @Test
  void conditionsDoNotWait() {
    assertThat(decide(new Situation(), new Situation().unknown(Cause.BrokerUnreachable), 1)).isEqualTo(new Decision.Write());
  }

  @Test
  void firstStatusDoesNotWait() {
    assertThat(FigurePace.of(null, new Situation().status(), null, LAST)).isEqualTo(new Decision.Write());
  }

  @Test
  void figuresAreWrittenWhenTheClockWasSetBack() {
    assertThat(decide(new Situation().records(5), new Situation().records(6), -3600)).isEqualTo(new Decision.Write());
  }

  private static Decision decide(Situation before, Situation after, long seconds) {
    return FigurePace.of(before.status(), after.status(), LAST, LAST.plusSeconds(seconds));
  }
}
