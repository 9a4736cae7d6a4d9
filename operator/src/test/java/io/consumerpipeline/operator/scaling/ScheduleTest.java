package io.consumerpipeline.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consumerpipeline.operator.scaling.ScalingSettings.Bounds;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Schedule NIGHT = Schedule.parse("night", PARIS, "0 22 * * *", "0 6 * * *", new Bounds(0, 2));

  /** Paris is two hours ahead of UTC in summer, one in winter. */
  @ParameterizedTest
  @CsvSource({"2026-07-01T19:59:59Z, false", "2026-07-01T20:00:00Z, true", "2026-07-02T03:59:59Z, true",
      "2026-07-02T04:00:00Z, false",
      "2026-12-01T20:30:00Z, false", "2026-12-01T21:00:00Z, true", "2026-12-02T04:30:00Z, true", "2026-12-02T05:00:00Z, false"})
  void windowIsOpenBetweenStartAndEndInItsTimeZone(Instant now, boolean open) {
    assertThat(NIGHT.isOpen(now)).isEqualTo(open);
  }

  @Test
  void windowOfWorkingDaysIsClosedAtTheWeekend() {
    var office = Schedule.parse("office", PARIS, "0 8 * * 1-5", "0 18 * * 1-5", new Bounds(3, 10));

    assertThat(office.isOpen(Instant.parse("2026-11-27T09:00:00Z"))).as("Friday").isTrue();
    assertThat(office.isOpen(Instant.parse("2026-11-28T09:00:00Z"))).as("Saturday").isFalse();
  }

  @Test
  void boundsOfAnOpenWindowHold() {
    var always = Schedule.parse("always", PARIS, "* * * * *", "0 0 1 1 *", new Bounds(5, 8));
    var scene = new Scene(12, 1, 1000).schedule(always);
    scene.poll(100, 0);

    assertThat(scene.poll(100, 0).sentence()).endsWith("minReplicas is 5");
    assertThat(scene.replicas()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 29 2 *", "0 0 31 * *", "59 23 31 12 *", "0 0 30 2 MON"})
  void dayThatSomeYearHasIsAccepted(String start) {
    assertThat(Schedule.parse("rare", PARIS, start, "0 6 * * *", new Bounds(0, 2)).start().asString()).isNotEmpty();
  }

  @Test
  void dayThatNoYearHasIsRefused() {
    assertThatThrownBy(() -> Schedule.parse("never", PARIS, "0 0 31 4,6 *", "0 6 * * *", new Bounds(0, 2)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("no month of those has such a day");
  }

  @Test
  void expressionThatIsNoneIsRefusedWithTheReason() {
    assertThatThrownBy(() -> Schedule.parse("night", PARIS, "0 25 * * *", "0 6 * * *", new Bounds(0, 2)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("25");
  }
}
