package io.consumerpipeline.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.bench.Latencies.Look;
import io.consumerpipeline.e2e.bench.Latencies.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final long MILLISECOND = 1_000_000;

  @Test
  void timeEndsWithTheFirstLookThatFindsTheRecordCommitted() {
    var sent = List.of(new Sent(0, 0, 0), new Sent(MILLISECOND, 1, 0), new Sent(2 * MILLISECOND, 0, 1));
    var looks = List.of(
        new Look(3 * MILLISECOND, List.of(1L, 0L)),
        new Look(5 * MILLISECOND, List.of(1L, 1L)),
        new Look(9 * MILLISECOND, List.of(2L, 1L)));

    assertThat(Latencies.milliseconds(sent, looks, 2)).containsExactly(3, 4, 7);
  }

  @Test
  void recordsOfOneCommitEndTogether() {
    var sent = List.of(new Sent(0, 0, 40), new Sent(MILLISECOND, 0, 41));
    var looks = List.of(new Look(MILLISECOND, List.of(40L)), new Look(4 * MILLISECOND, List.of(42L)));

    assertThat(Latencies.milliseconds(sent, looks, 1)).containsExactly(4, 3);
  }
}
