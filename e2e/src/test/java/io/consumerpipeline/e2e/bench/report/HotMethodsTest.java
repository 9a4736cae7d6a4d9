package io.consumerpipeline.e2e.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HotMethodsTest {
  private static final List<String> FOLDED = List.of(
      "[writer-0 tid=31];Thread.run;Encoder.row 30",
      "[writer-1 tid=32];Thread.run;Encoder.row 10",
      "[writer-1 tid=32];Thread.run;Socket write 40",
      "[main tid=12];Thread.run 20");

  @Test
  void timeIsThatOfTheRunningMethodInAllThreads() {
    assertThat(HotMethods.of(FOLDED, 2)).containsExactly(" 40.0 %  Encoder.row", " 40.0 %  Socket write");
  }

  @Test
  void threadsOfAPoolAreOne() {
    assertThat(HotMethods.threads(FOLDED)).containsExactly(" 80.0 %  writer", " 20.0 %  main");
  }
}
