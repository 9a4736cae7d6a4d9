package io.consumerpipeline.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DeadLetterRingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T20:00:30Z");

  @Test
  void countsFallOutAfterAnHour() {
    // Given
    var ring = new DeadLetterRing();
    ring.add(NOW, 3);
    ring.add(NOW.plus(Duration.ofMinutes(30)), 4);

    // When, Then
    assertThat(ring.lastHour(NOW.plus(Duration.ofMinutes(59)))).isEqualTo(7);
    assertThat(ring.lastHour(NOW.plus(Duration.ofMinutes(60)))).isEqualTo(4);
    assertThat(ring.lastHour(NOW.plus(Duration.ofDays(2)))).isZero();
  }

  @Test
  void whatTheTableSaysIsCountedFromItsMinute() {
    // Given
    var ring = new DeadLetterRing();
    var byAge = new ArrayList<>(Collections.nCopies(DeadLetterRing.MINUTES, 0L));
    byAge.set(0, 1L);
    byAge.set(59, 5L);

    // When
    ring.seed(NOW, byAge);

    // Then
    assertThat(ring.lastHour(NOW)).isEqualTo(6);
    assertThat(ring.lastHour(NOW.plus(Duration.ofMinutes(1)))).isEqualTo(1);
  }
}
