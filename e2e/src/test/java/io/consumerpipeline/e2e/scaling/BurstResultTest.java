package io.consumerpipeline.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class BurstResultTest {
  private static final Instant BEGAN = Instant.parse("2026-11-28T08:00:00Z");
  private static final BurstPlan PLAN = new BurstPlan(1_000, new HeldReplicas(10, 6, 20, 15));

  private final Seen seen = Seen.nothing();

  @Test
  void nothingIsAmissWhenOneStepUpWasEnough() {
    replicas(-5, 1, 12, 6, 60, 3, 80, 1);
    stored(40, 1_010);

    var result = result(1_010, 0);

    assertThat(result.breaches()).isEmpty();
    assertThat(result.toMarkdown()).contains("| 12.0 s | ≤ 30.0 s |").contains("1 → 6").contains("| 28.0 s | ≤ 35.0 s |")
        .contains("| 3 · 0 |").contains("| 0 · 0 |");
  }

  @Test
  void eachBreachIsCalledByItsName() {
    replicas(-5, 1, 31, 3, 40, 6, 50, 2, 55, 4);
    stored(120, 1_010);

    assertThat(result(1_008, 1).breaches()).containsExactly("the decision came later than two looks",
        "the backlog was there for too long", "one step up was not enough", "the number of replicas went back and forth",
        "the replicas did not go again", "records were lost", "records were stored twice");
  }

  @Test
  void pictureHasACurveForTheLagAndTwoForReplicas() throws Exception {
    replicas(-5, 1, 12, 6, 60, 1);
    seen.end().add(BEGAN.plusSeconds(2), 1_010);
    stored(40, 1_010);

    var svg = result(1_010, 0).chart().toSvg();

    var picture = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    var paths = picture.getElementsByTagName("path");
    assertThat(paths.getLength()).isEqualTo(6 + 3 + 1);
    assertThat(svg).contains(">1,000 records at once, 10/s per replica<").contains(">0 s<").contains(">20 s<");
  }

  /** Seconds and replicas in turn; pods are ready five seconds later. */
  private void replicas(int... these) {
    for (var i = 0; i < these.length; i += 2) {
      seen.wanted().add(BEGAN.plusSeconds(these[i]), these[i + 1]);
      seen.ready().add(BEGAN.plusSeconds(these[i] + 5), these[i + 1]);
    }
  }

  private void stored(int second, long records) {
    seen.stored().add(BEGAN.minusSeconds(5), PLAN.warmUp());
    seen.stored().add(BEGAN.plusSeconds(second), records);
  }

  private BurstResult result(long rows, long duplicates) {
    return new BurstResult(PLAN, seen, BEGAN, "", List.of(), rows, duplicates);
  }

  @Test
  void timeThatIsAllowedIsThatToCatchUpAndAHalfAndTheStartOfThePods() {
    replicas(-5, 1, 12, 6);

    assertThat(result(0, 0).allowed()).isEqualTo(Duration.ofSeconds(35));
  }
}
