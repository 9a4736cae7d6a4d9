package io.consumerpipeline.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaveResultTest {
  private static final Instant BEGAN = Instant.parse("2026-11-28T08:00:00Z");
  private static final WavePlan PLAN = new WavePlan(10, 40, Duration.ofMinutes(5), 4, new HeldReplicas(5, 12, 60, 120));
  /** Twice both halves. */
  private static final long SENT = 30_000;

  private final Seen seen = Seen.nothing();

  @Test
  void nothingIsAmissWhenReplicasFollowTheLoad() {
    replicas(0, 1, 20, 12, 430, 3, 620, 12, 1_030, 3);
    stored(1_200, 29_000);

    var result = result(SENT, 0);

    assertThat(result.breaches()).isEmpty();
    assertThat(result.toMarkdown()).contains("| 96.7 % | ≥ 90 % |").contains("| 1 · 12 | |").contains("| 3 · 190 s | |")
        .contains("of 120 s after another | 0 | 0 |");
  }

  @Test
  void eachBreachIsCalledByItsName() {
    replicas(0, 1, 20, 12, 430, 3, 540, 12);
    stored(1_200, 26_000);

    assertThat(result(29_000, 1).breaches()).containsExactly("too little was stored while the load came",
        "the replicas did not follow the load", "the number of replicas went back and forth within the stabilization window",
        "records were lost", "records were stored twice");
  }

  @Test
  void aSecondStepInTheSameDirectionIsNoTurn() {
    replicas(0, 1, 20, 6, 35, 12, 430, 8, 460, 3);

    assertThat(seen.steps().turns()).containsExactly(BEGAN.plusSeconds(430));
    assertThat(seen.steps().changes()).isEqualTo(4);
  }

  @Test
  void pictureIsOfTheLagThatTheOperatorTells() {
    replicas(0, 1, 20, 12);
    seen.lag().add(BEGAN.plusSeconds(15), 1_234);

    var svg = result(0, 0).chart().toSvg();

    assertThat(svg).contains(">40/s and 10/s in turn, 5/s per replica<").contains(">2,500<");
  }

  /** Seconds and replicas in turn. */
  private void replicas(int... these) {
    for (var i = 0; i < these.length; i += 2) {
      seen.wanted().add(BEGAN.plusSeconds(these[i]), these[i + 1]);
      seen.ready().add(BEGAN.plusSeconds(these[i]), these[i + 1]);
    }
  }

  private void stored(int second, long records) {
    seen.stored().add(BEGAN.plusSeconds(second), records);
  }

  private WaveResult result(long rows, long duplicates) {
    return new WaveResult(PLAN, seen, BEGAN, BEGAN.plusSeconds(1_200), SENT, rows, duplicates);
  }
}
