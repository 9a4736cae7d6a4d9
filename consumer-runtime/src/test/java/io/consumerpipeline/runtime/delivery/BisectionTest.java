package io.consumerpipeline.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.DeadLetterReason;
import io.consumerpipeline.runtime.deadletter.DeadLetter;
import io.consumerpipeline.runtime.deadletter.Rejection;
import io.consumerpipeline.runtime.sink.Advance;
import io.consumerpipeline.runtime.sink.Failure.Poison;
import io.consumerpipeline.runtime.sink.SinkTransaction;
import io.consumerpipeline.runtime.sink.SourceIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BisectionTest {

  /** How well the sink knows which row is bad. */
  enum Hint {
    NONE, RIGHT, WRONG
  }

  @ParameterizedTest
  @EnumSource
  void allGoodRowsAreWrittenInOrderAndExactlyTheBadOnesAreRefused(Hint hint) throws Exception {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 500; round++) {
      // Given
      int rows = random.nextInt(1, 300);
      var bad = new TreeSet<Integer>();
      IntStream.range(0, random.nextInt(0, rows + 1) / (1 + random.nextInt(50))).forEach(i -> bad.add(random.nextInt(rows)));
      var table = new Table(bad, hint);

      // When
      var refused = new TreeSet<Integer>();
      int count = Bisection.write(table, rows, (row, why) -> refused.add(row));

      // Then
      assertThat(refused).isEqualTo(bad).hasSize(count);
      assertThat(table.written).isEqualTo(IntStream.range(0, rows).filter(row -> !bad.contains(row)).boxed().toList());
    }
  }

  @Test
  void oneBadRowCostsNoMoreThanTwiceTheLogarithm() throws Exception {
    for (int row = 0; row < 1024; row++) {
      var table = new Table(Set.of(row), Hint.NONE);
      Bisection.write(table, 1024, (bad, why) -> {});
      assertThat(table.calls).as("row %d", row).isLessThanOrEqualTo(2 * 10 + 2);
    }
  }

  @Test
  void aRightHintCostsFewRoundTrips() throws Exception {
    // Given
    var table = new Table(Set.of(700), Hint.RIGHT);

    // When
    Bisection.write(table, 10_000, (row, why) -> {});

    // Then
    assertThat(table.calls).isLessThanOrEqualTo(4 + 3);
  }

  @Test
  void manyBadRowsDoNotHaveTheGoodOnesSentOverAndOver() throws Exception {
    // Given
    var bad = new TreeSet<Integer>();
    IntStream.range(0, 10_000).forEach(bad::add);
    var table = new Table(bad, Hint.RIGHT);

    // When
    Bisection.write(table, 10_000, (row, why) -> {});

    // Then
    assertThat(table.sent).isLessThan(50_000);
  }

  private static final class Table implements SinkTransaction {
    final List<Integer> written = new ArrayList<>();
    final Set<Integer> bad;
    final Hint hint;
    int calls;
    long sent;

    Table(Set<Integer> bad, Hint hint) {
      this.bad = bad;
      this.hint = hint;
    }

    @Override
    public Optional<Poison> tryWrite(int from, int to) {
      calls++;
      sent += to - from;
      Optional<Integer> first = IntStream.range(from, to).boxed().filter(bad::contains).findFirst();
      if (first.isEmpty()) {
        IntStream.range(from, to).forEach(written::add);
        return Optional.empty();
      }
      int row = switch (hint) {
        case NONE -> -1;
        case RIGHT -> first.get() - from;
        case WRONG -> (to - from) / 3;
      };
      return Optional.of(new Poison(Rejection.ofDatabase(DeadLetterReason.Constraint, "bad", null), row));
    }

    @Override
    public void write(int from, int to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeDeadLetters(SourceIdentity source, List<DeadLetter> letters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void advance(SourceIdentity source, List<Advance> advances) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void commit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
