package io.consumerpipeline.runtime.sink.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {
  private static final int ROWS = 3000;

  private final SplittableRandom random = new SplittableRandom(20261128);

  @Test
  void rowsAreInTheOrderOfTheirKeysWhenFirstBytesTellThemApart() {
    sortsAsOneByOne(i -> random.nextLong());
  }

  @Test
  void rowsAreInTheOrderOfTheirKeysWhenTheseAreSmallNumbers() {
    sortsAsOneByOne(i -> random.nextLong(100_000));
  }

  @Test
  void rowsAreInTheOrderOfTheirKeysWhenTheseDifferInTheLastBitsOnly() {
    sortsAsOneByOne(i -> random.nextLong(4) | (random.nextLong(2) << 63));
  }

  @Test
  void rowsOfOneKeyAreInTheOrderInWhichTheyCame() {
    sortsAsOneByOne(i -> random.nextLong(7));
    sortsAsOneByOne(i -> 42);
  }

  private void sortsAsOneByOne(LongUnaryOperator prefix) {
    // Given keys of eight bytes and one more that comes after them
    long[] prefixes = IntStream.range(0, ROWS).mapToLong(i -> prefix.applyAsLong(i)).toArray();
    int[] rest = IntStream.range(0, ROWS).map(i -> random.nextInt(2)).toArray();
    Comparator<Integer> byKey = (one, other) -> {
      int order = Long.compareUnsigned(prefixes[one], prefixes[other]);
      return order != 0 ? order : Integer.compare(rest[one], rest[other]);
    };
    int from = 500;
    int to = 2900;

    // When
    int[] sorted = RowOrder.sort(prefixes, from, to, byKey);

    // Then
    assertThat(sorted).containsExactly(
        IntStream.range(from, to).boxed().sorted(byKey).mapToInt(Integer::intValue).toArray());
  }
}
