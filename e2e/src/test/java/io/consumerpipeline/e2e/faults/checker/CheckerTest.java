package io.consumerpipeline.e2e.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerTest {
  /** Times 24 kinds of plants: 1,200 planted errors. */
  private static final int PLANTED_OF_EACH_KIND = 50;
  private static final long SEED = 20_000;

  static List<Plant> plants() {
    return Plant.all();
  }

  @Test
  void goodResultPassesInWhateverOrderItComes() {
    for (long seed = SEED; seed < SEED + PLANTED_OF_EACH_KIND; seed++) {
      var result = new GoodResult(seed);
      Collections.shuffle(result.rows, new Random(seed));

      var verdict = result.check();

      assertThat(verdict.passed()).as("seed %d: %s", seed, verdict.findings()).isTrue();
      assertThat(verdict.rows()).isGreaterThan(300);
      assertThat(verdict.deadLetters()).isGreaterThan(5);
    }
  }

  @ParameterizedTest
  @MethodSource("plants")
  void plantedErrorIsFoundAndCalledByItsNameAlone(Plant plant) {
    for (long seed = SEED; seed < SEED + PLANTED_OF_EACH_KIND; seed++) {
      var result = new GoodResult(seed);
      var random = new Random(seed);
      var expected = plant.into(result, random);
      Collections.shuffle(result.rows, random);

      var verdict = result.check();

      assertThat(SelfTest.found(verdict)).as("seed %d: %s", seed, verdict.findings()).isEqualTo(expected);
      assertThat(verdict.passed()).isFalse();
    }
  }

  @Test
  void eachKindOfAnomalyIsPlanted() {
    var planted = LongStream.range(0, 3)
        .boxed()
        .flatMap(seed -> Plant.all().stream()
            .flatMap(plant -> plant.into(new GoodResult(seed), new Random(seed)).stream()))
        .collect(Collectors.toSet());

    assertThat(planted).containsExactlyInAnyOrder(Anomaly.values());
    assertThat(Plant.all().size() * PLANTED_OF_EACH_KIND).isGreaterThanOrEqualTo(1000);
  }

  @Test
  void verdictIsOneLineOfATable() {
    var result = new GoodResult(SEED);
    var lost = result.rows.removeFirst();

    var verdict = result.check();

    assertThat(verdict.tableLine()).startsWith("| self-test | 20000 | 450 | ").endsWith("| FAIL |");
    assertThat(verdict.tableLine().chars().filter(c -> c == '|').count())
        .isEqualTo(Verdict.tableHead().lines().findFirst().orElseThrow().chars().filter(c -> c == '|').count());
    assertThat(verdict.findings()).singleElement().asString().contains("partition " + lost.partition(),
        "offset " + lost.offset());
  }
}
