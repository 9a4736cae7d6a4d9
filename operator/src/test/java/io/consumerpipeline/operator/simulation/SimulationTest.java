package io.consumerpipeline.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SimulationTest {
  private static final Map<Trace, Map<Rival, Score>> PLAYED = new EnumMap<>(Trace.class);

  /** What is gained is a lot, and is not paid for with the other. */
  @ParameterizedTest
  @EnumSource(names = {"Burst", "DailyWave", "Sawtooth", "SlowRamp"})
  void loadIsFollowedBetterThanByKeda(Trace trace) {
    var ours = score(trace, Rival.ThisProject);
    var theirs = score(trace, Rival.DefaultKeda);

    assertThat((ours.lagSeconds() <= 0.6 * theirs.lagSeconds() && ours.replicaSeconds() <= theirs.replicaSeconds())
        || (ours.replicaSeconds() <= 0.6 * theirs.replicaSeconds() && ours.lagSeconds() <= theirs.lagSeconds()))
        .as("%s against %s", ours, theirs).isTrue();
  }

  /** A threshold that saves replicas costs lag; headroom costs replicas. */
  @ParameterizedTest
  @EnumSource(names = {"Burst", "DailyWave", "Sawtooth", "SlowRamp"})
  void tunedKedaIsFurtherBehind(Trace trace) {
    assertThat((double) score(trace, Rival.ThisProject).lagSeconds())
        .isLessThanOrEqualTo(0.6 * score(trace, Rival.TunedKeda).lagSeconds());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = {"Burst", "DailyWave", "Sawtooth", "SlowRamp"})
  void noTraceIsFollowedWorseInBoth(Trace trace) {
    var ours = score(trace, Rival.ThisProject);

    assertThat(List.of(Rival.TunedKeda, Rival.DefaultKeda)).allSatisfy(rival -> {
      var theirs = score(trace, rival);
      assertThat(ours.lagSeconds() > 1.05 * theirs.lagSeconds() && ours.replicaSeconds() > 1.05 * theirs.replicaSeconds())
          .as("%s against %s", ours, theirs).isFalse();
    });
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsTakenBackWithinAWindowAndNoReplicaIsIdle(Trace trace) {
    var score = score(trace, Rival.ThisProject);

    assertThat(score.reversals()).isZero();
    assertThat(score.most()).isLessThanOrEqualTo(World.PARTITIONS);
    assertThat(score.fewest()).isPositive();
  }

  private static Score score(Trace trace, Rival rival) {
    return PLAYED.computeIfAbsent(trace, _ -> new EnumMap<>(Rival.class)).computeIfAbsent(rival, _ -> rival.play(trace));
  }
}
