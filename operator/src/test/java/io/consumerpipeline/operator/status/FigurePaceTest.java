package io.consumerpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.scaling.Decision.Inputs;
import io.consumerpipeline.operator.scaling.Reason;
import io.consumerpipeline.operator.scaling.ScalingReport;
import io.consumerpipeline.operator.status.FigurePace.Decision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
  void ratesAndTheSentenceOfADecisionWaitToo() {
    var before = new Situation().records(5).flow(10, 10).scaling(decided(2, "stays 2: 10/s arriving", null));
    var after = new Situation().records(5).flow(20, 10).scaling(decided(2, "stays 2: 20/s arriving", null));

    assertThat(decide(before, after, 10)).isEqualTo(new Decision.Later(Duration.ofSeconds(20)));
  }

  @Test
  void changeOfTheNumberOfPodsDoesNotWait() {
    var before = new Situation().scaling(decided(2, "stays 2", null));

    assertThat(decide(before, new Situation().scaling(decided(3, "2 → 3", LAST)), 1)).isEqualTo(new Decision.Write());
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

  private static ScalingReport decided(int to, String sentence, @Nullable Instant changed) {
    var decision = new io.consumerpipeline.operator.scaling.Decision(2, to, to, Reason.Need, sentence, new Inputs(0, 0, 0, 0));
    return new ScalingReport(decision, LAST, changed);
  }

  private static Decision decide(Situation before, Situation after, long seconds) {
    return FigurePace.of(before.status(), after.status(), LAST, LAST.plusSeconds(seconds));
  }
}
