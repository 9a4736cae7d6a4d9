package io.consumerpipeline.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.runtime.delivery.RateLimit.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
  private static final int MANY = 10_000;
  /** Near the end of the range, where nanoTime may be as well as anywhere. */
  private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 30, 500, 2_000, 5_000, 999_983})
  void aWriterThatAlwaysHasRecordsGetsThemAtTheRate(int perSecond) {
    var limit = new RateLimit(perSecond, 1, START);

    double seconds = 20;
    assertThat((double) granted(limit, Duration.ofSeconds((long) seconds)))
        .isBetween(perSecond * seconds, perSecond * (seconds + 0.1) + 1);
  }

  @Test
  void noTenthOfASecondBringsMuchMoreThanItsShareAlsoAfterALongRest() {
    var limit = new RateLimit(5_000, 1, START);
    long rested = START + TimeUnit.HOURS.toNanos(1);

    assertThat(granted(limit, rested, Duration.ofMillis(100))).isBetween(500L, 5_000L / 4);
  }

  @Test
  void writersComeInTheOrderInWhichTheyAsk() {
    var limit = new RateLimit(1_000, 3, START);
    var dues = new ArrayList<Long>();
    for (int i = 0; i < 9; i++) {
      dues.add(limit.ask(MANY, START).dueNanos() - START);
    }

    assertThat(dues).isEqualTo(List.of(0L, 50L, 100L, 150L, 200L, 250L, 300L, 350L, 400L).stream()
        .map(TimeUnit.MILLISECONDS::toNanos).toList());
  }

  @Test
  void aFewRecordsDoNotWaitWhileThereAreFewerThanMayBe() {
    var limit = new RateLimit(1_000, 2, START);

    for (int i = 0; i < 1_000; i++) {
      long now = START + TimeUnit.MILLISECONDS.toNanos(4L * i);
      Grant grant = limit.ask(3, now);
      assertThat(grant.records()).isEqualTo(3);
      assertThat(grant.dueNanos() - now).isNotPositive();
    }
  }

  @Test
  void whatIsGivenBackIsGrantedAgain() {
    var limit = new RateLimit(1_000, 1, START);
    Grant first = limit.ask(MANY, START);

    limit.giveBack(first.records() - 10);

    assertThat(limit.ask(MANY, START).dueNanos() - START).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
  }

  @Test
  void anyNumberIsDueAtOnceWithoutALimit() {
    var none = new RateLimit(0, 2, START);

    assertThat(none.ask(MANY, START + 1)).isEqualTo(new Grant(Long.MAX_VALUE, START + 1));
    assertThat(none.busyNanos(MANY, 17)).isEqualTo(17);
  }

  @Test
  void recordsByBusyTimeOfAllWritersAreNeverMoreThanTheLimit() {
    var limit = new RateLimit(1_000, 2, START);

    // Ten records in a millisecond of one of two writers would be 20,000 per second of the pod.
    assertThat(limit.busyNanos(10, TimeUnit.MILLISECONDS.toNanos(1))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(limit.busyNanos(10, TimeUnit.MILLISECONDS.toNanos(70))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(70));
  }

  private static long granted(RateLimit limit, Duration during) {
    return granted(limit, START, during);
  }

  /** What a writer gets that takes no time for what it does. */
  private static long granted(RateLimit limit, long from, Duration during) {
    long records = 0;
    long now = from;
    while (true) {
      Grant grant = limit.ask(MANY, now);
      now += Math.max(0, grant.dueNanos() - now);
      if (now - from > during.toNanos()) {
        return records;
      }
      records += grant.records();
    }
  }
}
