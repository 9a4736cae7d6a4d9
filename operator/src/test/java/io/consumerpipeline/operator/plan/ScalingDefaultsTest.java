package io.consumerpipeline.operator.plan;

import static io.consumerpipeline.operator.Pipelines.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.scaling.Behavior;
import io.consumerpipeline.operator.scaling.Behavior.Direction;
import io.consumerpipeline.operator.scaling.Behavior.Kind;
import io.consumerpipeline.operator.scaling.Behavior.Policy;
import io.consumerpipeline.operator.scaling.Behavior.Select;
import io.consumerpipeline.operator.scaling.Fallback;
import io.consumerpipeline.operator.scaling.ScalingSettings;
import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import io.consumerpipeline.operator.scaling.ScalingSettings.Mode;
import io.consumerpipeline.operator.scaling.ScalingSettings.Sink;
import io.consumerpipeline.operator.scaling.ScalingSettings.Target;
import io.consumerpipeline.operator.scaling.ScalingSettings.Zero;
import io.consumerpipeline.operator.scaling.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingDefaultsTest {
  @Test
  void everyFieldReachesTheSettingsWhenItIsWritten() {
    // Given
    var expected = new ScalingSettings(Mode.DryRun, new Bounds(2, 12), List.of(),
        new Target(Duration.ofSeconds(3), Duration.ofSeconds(120), 80), new Zero(Duration.ofSeconds(60), 1000), new Sink(4, 64),
        new Behavior(
            new Direction(Duration.ofSeconds(30),
                List.of(new Policy(Kind.Percent, 50, Duration.ofSeconds(15)), new Policy(Kind.Pods, 4, Duration.ofSeconds(20))),
                Select.Min),
            new Direction(Duration.ofSeconds(600), List.of(), Select.Disabled)),
        new Fallback(5, 6, Fallback.Policy.CurrentReplicasIfLower), Duration.ofSeconds(20), false);

    // When
    var settings = settings("""
        sink: {postgresql: {connectionSecretRef: {name: s}, table: t, writers: 4, maxConnections: 64}}
        autoscaling:
          mode: DryRun
          minReplicas: 2
          maxReplicas: 12
          targetLagSeconds: 3
          catchUpSeconds: 120
          targetUtilizationPercent: 80
          pollingIntervalSeconds: 20
          cooldownSeconds: 60
          activationLagRecords: 1000
          excludePersistentLag: false
          fallback: {failureThreshold: 5, replicas: 6, behavior: CurrentReplicasIfLower}
          behavior:
            scaleUp:
              stabilizationWindowSeconds: 30
              selectPolicy: Min
              policies: [{type: Percent, value: 50, periodSeconds: 15}, {type: Pods, value: 4, periodSeconds: 20}]
            scaleDown: {stabilizationWindowSeconds: 600, selectPolicy: Disabled}
        """);

    // Then
    assertThat(settings).isEqualTo(expected);
  }

  @Test
  void everythingHasADefaultWhenAutoscalingIsEmpty() {
    assertThat(settings("autoscaling: {}")).isEqualTo(ScalingSettings.defaults(new Bounds(1, 10), new Sink(2, 20)));
  }

  @Test
  void loadDecidesNothingWhenReplicasAreGiven() {
    assertThat(plan("replicas: 3").scaling()).isNull();
  }

  @Test
  void targetIsHalfOfTheThreshold() {
    assertThat(settings("thresholds: {lagSeconds: 5}").target().lag()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings("thresholds: {lagSeconds: 1}").target().lag()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void maximumGivesWayWhenOnlyAHigherMinimumIsWritten() {
    var sink = "sink: {postgresql: {connectionSecretRef: {name: s}, table: t, maxConnections: 100}}\n";

    assertThat(settings(sink + "autoscaling: {minReplicas: 20}").bounds()).isEqualTo(new Bounds(20, 20));
  }

  @Test
  void pathOfChangeKeepsTheDefaultsOfWhatIsNotWritten() {
    assertThat(
        settings("autoscaling: {behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 60}]}}}").behavior())
        .isEqualTo(new Behavior(Behavior.DEFAULT.scaleUp(),
            new Direction(Duration.ofMinutes(5), List.of(new Policy(Kind.Pods, 1, Duration.ofMinutes(1))), Select.Max)));
  }

  @Test
  void scheduleTakesFromAutoscalingWhatItLeavesOut() {
    var schedules = settings("""
        autoscaling:
          maxReplicas: 6
          schedules:
          - {name: night, timeZone: Europe/Paris, start: 0 22 * * *, end: 0 6 * * *, minReplicas: 0}
          - {name: quiet, start: 0 8 * * SUN, end: 0 9 * * SUN, maxReplicas: 2}
        """).schedules();

    assertThat(schedules).extracting(Schedule::name).containsExactly("night", "quiet");
    assertThat(schedules).extracting(Schedule::timeZone).containsExactly(ZoneId.of("Europe/Paris"), ZoneId.of("UTC"));
    assertThat(schedules).extracting(Schedule::bounds).containsExactly(new Bounds(0, 6), new Bounds(1, 2));
    assertThat(schedules).extracting(schedule -> schedule.start().asString()).containsExactly("0 22 * * *", "0 8 * * 0");
    assertThat(schedules).extracting(schedule -> schedule.end().asString()).containsExactly("0 6 * * *", "0 9 * * 0");
  }

  @Test
  void decisionsAreNotMoreFrequentThanQuestionsToTheBroker() {
    assertThat(settings("autoscaling: {pollingIntervalSeconds: 5}").pollingInterval()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void firstPodsAreTheFewestAllowedButNotNone() {
    assertThat(plan("autoscaling: {minReplicas: 3}").replicas()).isEqualTo(3);
    assertThat(plan("autoscaling: {minReplicas: 0}").replicas()).isEqualTo(1);
    assertThat(plan("{suspend: true, autoscaling: {minReplicas: 3}}").replicas()).isZero();
  }

  private static ScalingSettings settings(String changes) {
    return requireNonNull(plan(changes).scaling());
  }
}
