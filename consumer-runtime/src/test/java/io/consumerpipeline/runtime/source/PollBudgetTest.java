package io.consumerpipeline.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollBudgetTest {
  private static final long ROOM = 2 << 20;
  private static final long HALF = ROOM / 2;

  private final PollBudget budget = new PollBudget();

  @BeforeEach
  void refill() {
    budget.refill(ROOM);
  }

  @Test
  void pollEndsBeforeTheRecordForWhichNothingIsLeft() {
    assertThat(budget.admitsValue(HALF)).isTrue();
    assertThat(budget.admitsValue(HALF - 1)).isTrue();
    assertThat(budget.admitsValue(HALF)).isTrue();
    assertThat(budget.admitsValue(1)).isFalse();
    assertThat(budget.admitsKey(1)).isFalse();
  }

  @Test
  void recordIsLetInWholeWhateverItsSize() {
    assertThat(budget.admitsKey(3 * ROOM)).isTrue();
    assertThat(budget.admitsValue(3 * ROOM)).isTrue();
    assertThat(budget.admitsKey(1)).isFalse();
    assertThat(budget.admitsValue(1)).isFalse();
  }

  @Test
  void keysOfTombstonesCount() {
    assertThat(budget.admitsKey(HALF)).isTrue();
    assertThat(budget.admitsKey(HALF)).isTrue();
    assertThat(budget.admitsKey(HALF)).isFalse();
  }

  @Test
  void eachPollBringsSomething() {
    budget.admitsValue(3 * ROOM);
    budget.refill(0);
    assertThat(budget.admitsKey(1)).isTrue();
  }
}
