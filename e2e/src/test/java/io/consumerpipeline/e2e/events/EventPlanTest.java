package io.consumerpipeline.e2e.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventPlanTest {
  @Test
  void oneInTwentyIsBadWhenFivePercentAre() {
    var flaws = flaws(new EventPlan(EventFamily.LOANS, 1, 0, 10_000, 5));

    assertThat(flaws.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(500);
    assertThat(flaws).containsOnlyKeys(Flaw.values()).containsEntry(Flaw.TOO_LARGE, 2L);
  }

  @Test
  void noneIsBadWhenNoneShallBe() {
    assertThat(flaws(new EventPlan(EventFamily.LOANS, 1, 0, 1_000, 0))).isEmpty();
  }

  @Test
  void pageViewsHaveNoFlawOfTypedColumnsWhenAllAreBad() {
    assertThat(flaws(new EventPlan(EventFamily.PAGE_VIEWS, 1, 0, 1_000, 100)))
        .containsOnlyKeys(Flaw.NOT_JSON, Flaw.NO_OBJECT, Flaw.NUL_CHARACTER, Flaw.TOO_LARGE);
  }

  @Test
  void eventsAreTheSameWhenSeedAndNumberAre() {
    var plan = new EventPlan(EventFamily.LOANS, 7, 0, 100, 50);

    assertThat(plan.event(42)).isEqualTo(new EventPlan(EventFamily.LOANS, 7, 40, 3, 50).event(42));
    assertThat(plan.event(42)).isNotEqualTo(new EventPlan(EventFamily.LOANS, 8, 0, 100, 50).event(42));
  }

  @Test
  void reportAddsUpWhenFlawsShareAReason() {
    var sent = new SentEvents("loan-events", 10, Map.of(Flaw.NOT_JSON, 1L, Flaw.NO_OBJECT, 2L, Flaw.WRONG_TYPE, 1L));

    assertThat(sent.toJson())
        .isEqualTo("{\"topic\":\"loan-events\",\"sent\":10,\"good\":6,\"bad\":4,\"reasons\":{\"Decode\":3,\"WrongType\":1}}");
  }

  private static Map<Flaw, Long> flaws(EventPlan plan) {
    return LongStream.range(plan.first(), plan.first() + plan.count())
        .boxed()
        .flatMap(number -> plan.flaw(number).stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
