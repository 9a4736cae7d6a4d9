package io.consumerpipeline.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.consumerpipeline.operator.scaling.Behavior.Direction;
import io.consumerpipeline.operator.scaling.Behavior.Kind;
import io.consumerpipeline.operator.scaling.Behavior.Policy;
import io.consumerpipeline.operator.scaling.Behavior.Select;
import io.consumerpipeline.operator.scaling.ScalingSettings.Mode;
import io.consumerpipeline.operator.scaling.ScalingSettings.Sink;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalerTest {
  private static final double RATE = 2600;

  @Test
  void sentenceHasTheNumbersOfTheDecision() {
    // Given: a first look, against which the second is measured
    var scene = new Scene(12, 2, RATE);
    scene.poll(4100, 73_300);

    // When
    var decision = scene.poll(4100, 73_300);

    // Then: 4.1k + (73.3k - 3 s of arrivals) / 60, by 70 % of what a replica does
    assertThat(decision.sentence()).isEqualTo("2 → 3: 4.1k/s arriving + 61k behind in 60 s need 5.1k/s; one replica does 2.6k/s"
        + " at 100 %, 70 % wanted");
    assertThat(decision.reason()).isEqualTo(Reason.Need);
    assertThat(decision.inputs().unread()).isCloseTo(73_300L, within(12L));
  }

  @Test
  void targetIsReachedInOneStepAtTheSecondLook() {
    var scene = new Scene(12, 1, 5000);

    assertThat(scene.poll(0, 1_500_000).replicas()).isEqualTo(1);
    assertThat(scene.poll(0, 1_500_000).replicas()).isEqualTo(6);
  }

  @Test
  void busiestReplicaDecidesWhichCountsAreWorthTheirPrice() {
    // 7 of 12 partitions' worth: with 7 as with 6 the busiest replica has two partitions
    assertThat(second(new Scene(12, 1, 1000), 4500)).isEqualTo(6);
    // 9: the busiest would have two partitions and not bear them
    assertThat(second(new Scene(12, 1, 1000), 6200)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"10, Partitions, the topic has 5 partitions", "4, MaxReplicas, maxReplicas is 4"})
  void limitIsNamedWhenTheLoadNeedsMore(int maxReplicas, Reason reason, String words) {
    var scene = new Scene(5, 1, 1000).bounds(1, maxReplicas);
    scene.poll(20_000, 0);

    var decision = scene.poll(20_000, 0);

    assertThat(decision.replicas()).isEqualTo(Math.min(5, maxReplicas));
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.reason().isLimit()).isTrue();
    assertThat(decision.sentence()).endsWith(words);
  }

  @Test
  void sinkIsNotAskedForMoreConnectionsThanItHas() {
    var scene = new Scene(12, 1, 1000)
        .with(s -> new ScalingSettings(s.mode(), s.bounds(), s.schedules(), s.target(), s.zero(), new Sink(4, 14),
            s.behavior(), s.fallback(), s.pollingInterval(), s.excludePersistentLag()));
    scene.poll(20_000, 0);

    assertThat(scene.poll(20_000, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(3);
      assertThat(decision.sentence()).endsWith("maxConnections is 14, and each replica has 4");
    });
  }

  @Test
  void replicasGoWhenFiveMinutesAgreeOnIt() {
    var scene = new Scene(12, 1, 1000);
    scene.poll(2, 4000, 0);
    assertThat(scene.replicas()).isEqualTo(6);

    // 20 looks are 300 s; the load has gone, and only the last of them finds nobody who disagrees
    assertThat(scene.poll(19, 500, 0).reason()).isEqualTo(Reason.Stabilizing);
    assertThat(scene.replicas()).isEqualTo(6);
    assertThat(scene.poll(500, 0).sentence()).startsWith("6 → 1: 500/s arriving");
  }

  @Test
  void replicasThatARisingLoadSoonNeedsStay() {
    // Given: a load that has gone and comes back, slowly
    var scene = new Scene(12, 1, 1000);
    scene.poll(2, 8000, 0);
    assertThat(scene.replicas()).isEqualTo(12);
    IntStream.range(0, 19).forEach(look -> scene.poll(100 + 100 * look, 0));

    // When: five minutes after the last look that needed all
    var decision = scene.poll(2000, 0);

    // Then: 1 became 3, so it will be 5
    assertThat(decision.replicas()).isEqualTo(5);
    assertThat(decision.reason()).isEqualTo(Reason.Rising);
  }

  @Test
  void nobodyGoesWhileThereIsSomethingToCatchUp() {
    var scene = new Scene(12, 6, 1000).behavior(new Behavior(Behavior.DEFAULT.scaleUp(),
        new Direction(Duration.ZERO, List.of(), Select.Max)));
    scene.poll(500, 30_000);

    assertThat(scene.poll(500, 20_000).reason()).isEqualTo(Reason.CatchingUp);
    assertThat(scene.poll(500, 0).replicas()).isEqualTo(1);
  }

  @Test
  void aTenthTooMuchBringsNoReplica() {
    var scene = new Scene(12, 2, 1000);
    scene.poll(1500, 0);

    assertThat(scene.poll(1500, 0).reason()).isEqualTo(Reason.WithinTolerance);
    assertThat(scene.poll(1600, 0).replicas()).isEqualTo(3);
  }

  @Test
  void policiesLimitEachChange() {
    var scene = new Scene(12, 2, 1000).behavior(new Behavior(
        new Direction(Duration.ZERO, List.of(new Policy(Kind.Percent, 50, Duration.ofMinutes(1))), Select.Max),
        Behavior.DEFAULT.scaleDown()));
    scene.poll(8000, 0);

    assertThat(scene.poll(8000, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(3);
      assertThat(decision.reason()).isEqualTo(Reason.StepLimited);
    });
    assertThat(scene.poll(3, 8000, 0).replicas()).as("within the same minute").isEqualTo(3);
    assertThat(scene.poll(8000, 0).replicas()).isEqualTo(5);
  }

  @Test
  void policiesLimitTheWayDownToo() {
    var scene = new Scene(12, 6, 1000).behavior(new Behavior(Behavior.DEFAULT.scaleUp(),
        new Direction(Duration.ZERO, List.of(new Policy(Kind.Pods, 1, Duration.ofMinutes(1)),
            new Policy(Kind.Percent, 50, Duration.ofMinutes(1))), Select.Min)));
    scene.poll(100, 0);

    assertThat(scene.poll(4, 100, 0).replicas()).isEqualTo(5);
    assertThat(scene.poll(100, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(4);
      assertThat(decision.reason()).isEqualTo(Reason.StepLimited);
    });
  }

  @Test
  void directionThatIsDisabledIsNotTaken() {
    var scene = new Scene(12, 6, 1000).behavior(new Behavior(Behavior.DEFAULT.scaleUp(),
        new Direction(Duration.ZERO, List.of(), Select.Disabled)));

    assertThat(scene.poll(30, 100, 0).replicas()).isEqualTo(6);
  }

  @Test
  void hotPartitionIsNamedAndNotScaledAt() {
    // Given: partition 7 alone needs three replicas' work
    var scene = new Scene(12, 2, 1000);
    var arrivals = new double[12];
    Arrays.fill(arrivals, 10);
    arrivals[7] = 3000;
    scene.poll(arrivals, new double[12]);

    // When
    var decision = scene.poll(arrivals, new double[12]);

    // Then: room for what one replica can do of it, not for five
    assertThat(decision.replicas()).isEqualTo(2);
    assertThat(decision.reason()).isEqualTo(Reason.HotPartition);
    assertThat(decision.sentence()).endsWith("; partition 7 alone needs 3k/s, and only one replica can read it");
  }

  @Test
  void partitionThatSomebodyHasToDecideAboutIsLeftOut() {
    var scene = new Scene(12, 1, 1000).stopped(5);
    var unread = new double[12];
    unread[5] = 5_000_000;
    var arrivals = new double[12];
    Arrays.fill(arrivals, 50);
    scene.poll(arrivals, unread);

    assertThat(scene.poll(arrivals, unread)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(1);
      assertThat(decision.inputs().unread()).isZero();
    });
  }

  @Test
  void positionThatStandsStillAsksForNobodyAfterAMinute() {
    var scene = new Scene(2, 1, 1000);
    var unread = new double[]{500_000, 0};
    scene.poll(new double[2], unread);
    assertThat(scene.poll(new double[2], unread).replicas()).isEqualTo(2);

    for (var look = 3; look <= 5; look++) {
      assertThat(scene.poll(new double[2], unread).inputs().unread()).isEqualTo(500_000);
    }
    assertThat(scene.poll(new double[2], unread).inputs().unread()).isZero();
  }

  @Test
  void replicasThatBroughtNothingGoAndAreNotTriedAgainAtOnce() {
    // Given: four replicas' worth is all the sink takes
    var scene = new Scene(12, 2, 1000).busy(1);
    scene.poll(2, 8000, 500_000);
    assertThat(scene.replicas()).isEqualTo(12);
    scene.rate(4000 / 12.0);

    // When
    var limited = scene.poll(4, 8000, 600_000);

    // Then
    assertThat(limited.recommended()).isEqualTo(12);
    assertThat(limited.reason()).isEqualTo(Reason.Stabilizing);
    assertThat(scene.poll(20, 8000, 700_000).replicas()).isEqualTo(4);
    scene.rate(1000);
    assertThat(scene.poll(20, 8000, 800_000)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(4);
      assertThat(decision.reason()).isEqualTo(Reason.SinkLimited);
      assertThat(decision.sentence())
          .contains("12 replicas did no more than 4 can: the sink is the limit; not tried again before");
    });
    assertThat(scene.poll(120, 8000, 900_000).replicas()).as("half an hour later").isGreaterThan(4);
  }

  @Test
  void nothingCountsButTheLimitsWhenDataIsAboutToBeDeleted() {
    var scene = new Scene(12, 2, 1000).behavior(new Behavior(new Direction(Duration.ofMinutes(10), List.of(), Select.Max),
        Behavior.DEFAULT.scaleDown())).bounds(1, 10);
    scene.poll(1000, 900_000);
    assertThat(scene.poll(1000, 900_000).reason()).isEqualTo(Reason.Stabilizing);

    var decision = scene.headroom(Duration.ofMinutes(20)).poll(1000, 900_000);

    assertThat(decision.replicas()).isEqualTo(10);
    assertThat(decision.sentence()).endsWith("unread data is deleted in 20m; maxReplicas is 10");
  }

  @Test
  void pipelineSleepsAfterTheCooldownAndWakesWithTheFirstRecord() {
    var scene = new Scene(12, 1, 1000).bounds(0, 12);
    scene.poll(2, 100, 0);
    assertThat(scene.poll(20, 0, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(1);
      assertThat(decision.reason()).isEqualTo(Reason.CoolingDown);
    });

    assertThat(scene.poll(0, 0).sentence()).isEqualTo("1 → 0: nothing arrives and nothing is behind; nothing arrived for 5m");
    assertThat(scene.poll(10, 0, 0).replicas()).isZero();
    assertThat(scene.poll(1, 15).sentence()).startsWith("0 → 1: 1/s arriving");
  }

  @Test
  void whatReplicasCanDoIsRememberedWhileTheySleep() {
    var scene = new Scene(12, 1, 1000).bounds(0, 12);
    scene.poll(2, 100, 0);
    scene.poll(21, 0, 0);

    assertThat(scene.poll(4000, 60_000).replicas()).isEqualTo(6);
  }

  @Test
  void dryRunOnlyTells() {
    var scene = new Scene(12, 1, 1000)
        .with(s -> new ScalingSettings(Mode.DryRun, s.bounds(), s.schedules(), s.target(), s.zero(), s.sink(),
            s.behavior(), s.fallback(), s.pollingInterval(), s.excludePersistentLag()));
    scene.poll(4000, 0);

    assertThat(scene.poll(4000, 0)).satisfies(decision -> {
      assertThat(decision.replicas()).isEqualTo(1);
      assertThat(decision.recommended()).isEqualTo(6);
      assertThat(decision.sentence()).startsWith("1 → 6 (dry run): ");
    });
  }

  @Test
  void lessThanTheMinimumIsMendedAtOnce() {
    assertThat(second(new Scene(12, 1, 1000).bounds(3, 12), 100)).isEqualTo(3);
  }

  @Test
  void moreThanTheMaximumGoesWithoutWaiting() {
    assertThat(second(new Scene(12, 11, 1000).bounds(1, 4), 100_000)).isEqualTo(4);
  }

  private static int second(Scene scene, double arrival) {
    scene.poll(arrival, 0);
    return scene.poll(arrival, 0).replicas();
  }
}
