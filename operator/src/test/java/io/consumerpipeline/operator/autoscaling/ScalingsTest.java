package io.consumerpipeline.operator.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.scaling.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScalingsTest {
  private static final LagObservation AWAY = new LagObservation.Unknown(LagObservation.Cause.BrokerUnreachable,
      "no broker answers");

  private final Play play = new Play("autoscaling: {catchUpSeconds: 60}");

  @Test
  void startsWithOneWhereThereIsNothing() {
    assertThat(play.replicas()).isEqualTo(1);
  }

  @Test
  void startsWithTheMinimumWhereThereIsNothing() {
    assertThat(new Play("autoscaling: {minReplicas: 3}").replicas()).isEqualTo(3);
  }

  @Test
  void goesOnWithWhatThereIs() {
    assertThat(play.live(7).replicas()).isEqualTo(7);
  }

  @Test
  void minimumHoldsThoughNothingIsKnown() {
    assertThat(new Play("autoscaling: {minReplicas: 3}").live(0).replicas()).isEqualTo(3);
  }

  @Test
  void sleepsOnAfterARestart() {
    assertThat(new Play("autoscaling: {minReplicas: 0}").live(0).replicas()).isZero();
  }

  @Test
  void replicasThatAreGivenAreKept() {
    var given = new Play("replicas: 4").live(7);

    assertThat(given.replicas()).isEqualTo(4);
    assertThat(given.behind(1_000_000).look().look().replicas()).isEqualTo(4);
    assertThat(given.asked()).isZero();
  }

  @Test
  void allThatIsNeededComesAtTheSecondLook() {
    // Given: 60,000 behind in 60 s need 1,000/s; one replica does 500/s, 70 % of it are wanted
    play.behind(60_000).rate(500);

    // When
    play.look();

    // Then: rates are not known yet, and nothing is told
    assertThat(play.replicas()).isEqualTo(1);
    assertThat(play.report()).isNull();
    assertThat(play.woken()).isZero();

    // When
    play.look();

    // Then
    assertThat(play.replicas()).isEqualTo(3);
    assertThat(play.report().decision().sentence()).startsWith("1 → 3: ");
    assertThat(play.report().at()).isEqualTo(play.now());
    assertThat(play.report().lastScaleTime()).isEqualTo(play.now());
    assertThat(play.woken()).isEqualTo(1);
  }

  @Test
  void nobodyIsWokenWhenADecisionIsOnlyConfirmed() {
    // Given
    play.live(3).behind(0).rate(500).look().look();
    var report = play.report();
    assertThat(play.woken()).isEqualTo(1);

    // When
    play.look().look();

    // Then
    assertThat(play.woken()).isEqualTo(1);
    assertThat(play.report()).isSameAs(report);
  }

  @Test
  void podsAreAskedNoMoreOftenThanThePollingIntervalSays() {
    play.behind(0).after(Duration.ofSeconds(15)).answered().after(Duration.ofSeconds(3)).answered()
        .after(Duration.ofSeconds(11)).answered();

    assertThat(play.asked()).isEqualTo(2);
  }

  @Test
  void clockThatWasSetBackIsNoReasonToWaitForIt() {
    play.behind(60_000).rate(500).look().after(Duration.ofHours(-1)).answered();

    assertThat(play.asked()).isEqualTo(2);
    assertThat(play.look().look().replicas()).isEqualTo(3);
  }

  @Test
  void replicasStayWhileTheLagIsUnknown() {
    // Given
    play.behind(60_000).rate(500).look().look();

    // When
    play.lag(AWAY).look().look().look().look().look().look();

    // Then
    assertThat(play.replicas()).isEqualTo(3);
    assertThat(play.report().decision().reason()).isEqualTo(Reason.LagUnknown);
    assertThat(play.report().lastScaleTime()).isNotNull();
  }

  @Test
  void nothingIsDecidedWhilePausedAndTheReplicasAreKnownAfterwards() {
    // Given
    play.behind(60_000).rate(500).look().look().paused();

    // When
    play.behind(0).look().look();

    // Then
    assertThat(play.asked()).isEqualTo(2);
    assertThat(play.replicas()).isEqualTo(3);
  }

  @Test
  void suspendedPipelineHasNoneAndWillHaveThoseFromBefore() {
    // Given
    play.behind(60_000).rate(500).look().look();

    // When
    var plan = play.plan("suspend: true");

    // Then
    assertThat(plan.replicas()).isZero();
    assertThat(plan.resumesWith()).hasValue(3);
    assertThat(play.replicas()).isEqualTo(3);
  }

  @Test
  void otherSettingsLeaveTheDecisionAndOtherBrokersDoNot() {
    // Given
    play.behind(60_000).rate(500).look().look();

    // When, Then
    assertThat(play.spec("autoscaling: {catchUpSeconds: 60, maxReplicas: 9}").report()).isNotNull();

    // When, Then
    play.spec("source: {kafka: {bootstrapServers: \"other.kafka:9092\", topic: page-views}}");
    assertThat(play.report()).isNull();
    assertThat(play.replicas()).isEqualTo(3);
  }

  @Test
  void nothingIsChangedInADryRun() {
    var dry = new Play("autoscaling: {mode: DryRun}").behind(60_000).rate(500).look().look().look();

    assertThat(dry.replicas()).isEqualTo(1);
    assertThat(dry.report().decision().recommended()).isEqualTo(3);
    assertThat(dry.report().lastScaleTime()).isNull();
  }

  @Test
  void pipelineThatIsGoneIsForgotten() {
    play.behind(60_000).rate(500).look();

    play.forget();
    play.look().look();

    assertThat(play.asked()).isEqualTo(1);
    assertThat(play.report()).isNull();
  }

  @Test
  void answerThatComesWhenThePipelineIsGoneChangesNothing() {
    // Given
    play.behind(60_000).rate(500).look().slow().look();

    // When
    play.forget();
    play.podsAnswer();

    // Then
    assertThat(play.report()).isNull();
    assertThat(play.woken()).isZero();
  }
}
