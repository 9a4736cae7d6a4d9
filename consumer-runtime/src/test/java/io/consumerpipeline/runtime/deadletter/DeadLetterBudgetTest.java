package io.consumerpipeline.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig.Hold;
import io.consumerpipeline.runtime.deadletter.DeadLetterBudget.Past;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLetterBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private final DeadLetterBudget budget = new DeadLetterBudget(new Hold(20, 100, 300));

  @Test
  void aFirstBatchThatIsLargeEnoughIsJudged() {
    budget.start(NOW, new Past(0, 0), Instant.MIN);

    assertThat(budget.allowance(NOW, 100)).isEqualTo(20);
    assertThat(budget.allowance(NOW, 10_000)).isEqualTo(2_000);
  }

  @Test
  void fewRecordsAreNotJudged() {
    budget.start(NOW, new Past(0, 0), Instant.MIN);

    assertThat(budget.allowance(NOW, 99)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void smallBatchesAddUp() {
    budget.start(NOW, new Past(0, 0), Instant.MIN);
    budget.stored(NOW, 60, 10);

    assertThat(budget.allowance(NOW, 40)).isEqualTo(10);
  }

  @Test
  void whatAnotherPodSetAsideCounts() {
    budget.start(NOW, new Past(90, 90), Instant.MIN);

    assertThat(budget.allowance(NOW, 10)).isZero();
  }

  @Test
  void whatIsOlderThanTheWindowDoesNotCount() {
    budget.start(NOW, new Past(0, 0), Instant.MIN);
    budget.stored(NOW, 1_000, 200);

    assertThat(budget.allowance(NOW.plusSeconds(200), 1)).isZero();
    assertThat(budget.allowance(NOW.plusSeconds(301), 1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void everythingIsAcceptedWhileTheHoldIsLiftedAndForgottenAfterwards() {
    budget.start(NOW, new Past(0, 0), NOW.plusSeconds(300));
    budget.stored(NOW.plusSeconds(299), 1_000, 1_000);

    assertThat(budget.allowance(NOW.plusSeconds(299), 1_000)).isEqualTo(Long.MAX_VALUE);
    assertThat(budget.allowance(NOW.plusSeconds(300), 1_000)).isEqualTo(200);
  }

  @Test
  void whatIsReadAgainInSmallPortionsIsJudgedUntilEnoughOfItWasGood() {
    // Given
    budget.start(NOW, new Past(0, 0), Instant.MIN);
    budget.hold();
    budget.start(NOW, new Past(0, 0), Instant.MIN);

    // Then
    assertThat(budget.allowance(NOW, 5)).isEqualTo(1);
    budget.stored(NOW, 99, 0);
    assertThat(budget.holding()).isTrue();
    budget.stored(NOW, 1, 0);
    assertThat(budget.holding()).isFalse();
  }

  @Test
  void aHundredPercentNeverHolds() {
    var never = new DeadLetterBudget(new Hold(100, 1, 300));
    never.start(NOW, new Past(10, 10), Instant.MIN);

    assertThat(never.allowance(NOW, 50)).isGreaterThanOrEqualTo(50);
  }
}
