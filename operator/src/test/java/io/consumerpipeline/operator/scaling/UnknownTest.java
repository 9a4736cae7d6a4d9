package io.consumerpipeline.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.simulation.Lie;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnknownTest {
  static Stream<Arguments> twelveLiesTwentyTimes() {
    return Arrays.stream(Lie.values()).filter(lie -> lie != Lie.None)
        .flatMap(lie -> IntStream.range(0, 20).mapToObj(seed -> Arguments.of(lie, seed)));
  }

  @ParameterizedTest
  @MethodSource("twelveLiesTwentyTimes")
  void scaleIsHeldWhenTheFiguresLie(Lie lie, int seed) {
    // Given: a pipeline at rest for longer than the stabilisation window
    var random = new SplittableRandom(seed);
    var replicas = random.nextInt(2, 12);
    var arrival = 0.65 * replicas * 1000;
    var scene = new Scene(12, replicas, 1000).bounds(random.nextInt(2), 12);
    scene.poll(25, arrival, arrival);
    var held = scene.replicas();

    // When: up to three lies in a row
    scene.told(lie);
    IntStream.range(0, random.nextInt(1, 3)).forEach(_ -> assertThat(scene.poll(arrival, arrival).replicas()).isEqualTo(held));

    // Then: neither they nor what comes after them change anything
    scene.told(Lie.None);
    IntStream.range(0, 25).forEach(_ -> assertThat(scene.poll(arrival, arrival).replicas()).isEqualTo(held));
  }

  @Test
  void twelveLiesAreTold() {
    assertThat(Lie.values()).hasSize(12 + 1);
  }

  @Test
  void whatLooksLikeALieIsBelievedWhenItStays() {
    var scene = new Scene(12, 1, 1000);
    scene.poll(3, 500, 500);

    // A position that was set back by hand to the beginning
    scene.told(Lie.GroupDeleted);
    assertThat(scene.poll(500, 500).sentence()).isEqualTo("stays 1: the position in partition 0 went back");
    scene.poll(2, 500, 500);

    assertThat(scene.poll(500, 500).replicas()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"Static, 4, 4", "Static, 1, 1", "CurrentReplicas, 4, 2", "CurrentReplicasIfHigher, 4, 4",
      "CurrentReplicasIfHigher, 1, 2",
      "CurrentReplicasIfLower, 4, 2", "CurrentReplicasIfLower, 1, 1", "Static, 99, 12"})
  void fallbackIsTakenAtTheThirdFailure(Fallback.Policy policy, int replicas, int expected) {
    var scene = new Scene(12, 2, 1000).fallback(new Fallback(3, replicas, policy));
    scene.poll(3, 1300, 0);
    scene.told(Lie.NoAnswer);

    assertThat(scene.poll(2, 1300, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(2);
      assertThat(decision.reason()).isEqualTo(Reason.LagUnknown);
    });
    assertThat(scene.poll(1300, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(expected);
      assertThat(decision.sentence()).endsWith("no broker answers, for 3 looks or more: fallback");
    });
  }

  @Test
  void nobodyIsAddedToWaitForASinkThatIsAway() {
    var scene = new Scene(12, 2, 1000);
    scene.poll(2, 1300, 0);

    assertThat(scene.sinkAvailable(false).poll(4000, 60_000).sentence()).isEqualTo("stays 2: the sink is away");
    assertThat(scene.poll(20, 4000, 600_000).replicas()).isEqualTo(2);
  }

  @Test
  void nobodyIsAddedToPodsThatDoNotStart() {
    var scene = new Scene(12, 2, 1000);
    scene.poll(2, 1300, 0);

    assertThat(scene.starting(2).poll(4, 4000, 600_000).sentence()).isEqualTo("stays 2: none of them is ready");
  }

  @Test
  void onePodThatDoesNotAnswerHidesNothing() {
    var scene = new Scene(12, 2, 1000);
    scene.poll(2, 1300, 0);

    assertThat(scene.starting(1).poll(4000, 0).replicas()).isEqualTo(6);
  }
}
