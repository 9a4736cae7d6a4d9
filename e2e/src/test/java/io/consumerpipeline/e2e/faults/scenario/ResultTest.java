package io.consumerpipeline.e2e.faults.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.faults.checker.Anomaly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
  private static final Result GOOD = new Result("kafka-kill", 7, 2, new TreeMap<>(Map.of("kill -9", 2L)), 100, 98, 2, Map.of(),
      12.4,
      List.of());

  private static Result with(Map<Anomaly, Long> anomalies, List<String> problems) {
    return new Result("kafka-kill", 7, 2, new TreeMap<>(Map.of("kill -9", 2L)), 100, 98, 2, anomalies, 12.4, problems);
  }

  @Test
  void anomalyOrProblemIsAFailure() {
    assertThat(GOOD.passed()).isTrue();
    assertThat(with(Map.of(Anomaly.LOST, 1L), List.of()).passed()).isFalse();
    assertThat(with(Map.of(), List.of("a member ended")).passed()).isFalse();
  }

  @Test
  void lineHasAColumnForEveryKindOfAnomaly() {
    var line = with(
        Map.of(Anomaly.LOST, 3L, Anomaly.ROW_BEYOND_POSITION, 1L, Anomaly.POSITION_BEHIND, 1L, Anomaly.DEAD_LETTER_TWICE,
            4L),
        List.of()).tableLine();

    assertThat(line).isEqualTo("| kafka-kill | 2 | 7 | 2 kill -9 | 100 | 98 | 2 | 3 | 0 | 0 | 0 | 0 | 2 | 4 | 12 | FAIL |");
    assertThat(line.chars().filter(c -> c == '|').count())
        .isEqualTo(Result.tableHead().lines().findFirst().orElseThrow().chars().filter(c -> c == '|').count());
  }

  @Test
  void faultThatFiredLessThanExpectedIsMissing() {
    var fired = new Fired();
    assertThat(fired.missing()).containsExactly("nothing was expected to fire");
    fired.expect("pause", 2);
    fired.expect("kill", 0);

    fired.count("pause");

    assertThat(fired.missing()).containsExactly("\"kill\" fired 0 times, not 1", "\"pause\" fired 1 times, not 2");
    fired.count("pause");
    fired.count("kill");
    assertThat(fired.missing()).isEmpty();
  }

  @Test
  void resultsAreReadBackWhenARunGoesOn(@TempDir Path directory) throws IOException {
    var file = new StateFile(directory.resolve("state/results.jsonl"));
    assertThat(file.read()).isEmpty();
    var bad = with(Map.of(Anomaly.LOST, 3L), List.of("lost: \"it\""));

    file.add(GOOD);
    file.add(bad);

    assertThat(file.read()).containsExactly(GOOD, bad);
  }
}
