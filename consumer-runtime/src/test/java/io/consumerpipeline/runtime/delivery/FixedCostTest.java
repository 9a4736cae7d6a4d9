package io.consumerpipeline.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A transaction of 4 ms, and 20 µs for each record: 1,000 of them are a full batch and take 24 ms. */
class FixedCostTest {
  private static final int FULL = 1000;
  private static final double CAPACITY = FULL / 0.024;

  private final FixedCost cost = new FixedCost(FULL);

  private static long took(int records) {
    return 4_000_000 + 20_000L * records;
  }

  /** Records per second of work, as it is found by many batches of a size. */
  private double capacity(int records, IntToLongFunction took) {
    double work = IntStream.range(0, 1000).mapToLong(i -> cost.workNanos(records, took.applyAsLong(records))).sum() / 1e9;
    return 1000 * records / work;
  }

  @Test
  void fullBatchIsWorkAllTheTimeItTakes() {
    capacity(1, FixedCostTest::took);
    assertThat(cost.workNanos(FULL, took(FULL))).isEqualTo(took(FULL));
  }

  @Test
  void writerWithLittleToDoCanDoWhatFullBatchesShow() {
    capacity(1, FixedCostTest::took);
    for (int records : new int[]{50, 100, 300, 900}) {
      assertThat(capacity(records, FixedCostTest::took)).as("%d records at a time", records)
          .isCloseTo(CAPACITY, within(0.1 * CAPACITY));
    }
  }

  @Test
  void fewRecordsAtATimeAreNeverTakenForAllThatCanBeDone() {
    assertThat(capacity(3, FixedCostTest::took)).isGreaterThan(CAPACITY);
  }

  @Test
  void timesThatVaryDoNotLookLikeWork() {
    var random = new SplittableRandom(1);
    IntToLongFunction varying = records -> took(records) + random.nextLong(-3_500_000, 20_000_000);
    capacity(1, varying);
    assertThat(capacity(50, varying)).isGreaterThan(0.3 * CAPACITY);
  }

  @Test
  void backlogFromTheBeginningIsAllWork() {
    assertThat(capacity(FULL, FixedCostTest::took)).isCloseTo(CAPACITY, within(1.0));
  }

  @Test
  void firstTransactionOfAColdProcessIsForgotten() {
    cost.workNanos(1, 900_000_000);
    assertThat(capacity(FULL / 2, FixedCostTest::took)).isLessThan(2 * CAPACITY);
  }

  @Test
  void sinkThatBecameSlowIsFoundOut() {
    capacity(100, FixedCostTest::took);
    capacity(1, FixedCostTest::took);
    assertThat(capacity(FULL, records -> 3 * took(records))).isCloseTo(CAPACITY / 3, within(1.0));
  }
}
