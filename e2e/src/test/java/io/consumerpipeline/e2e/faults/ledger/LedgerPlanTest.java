package io.consumerpipeline.e2e.faults.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.consumerpipeline.contract.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerPlanTest {
  private static final LedgerPlan PLAN = plan(7);

  private static LedgerPlan plan(long seed) {
    return new LedgerPlan("run-1", seed, 3, 10_001, 16, 40, new PoisonMix(100_000, List.of(Poison.values())));
  }

  @Test
  void valuesAreTheSameWhenMadeAgain() {
    assertThat(PLAN.value(2, 77)).isEqualTo(plan(7).value(2, 77)).isNotEqualTo(plan(8).value(2, 77));
  }

  @Test
  void everyEventHasOnePartition() {
    assertThat(IntStream.range(0, 3).map(PLAN::eventsOf)).containsExactly(3334, 3334, 3333);
  }

  @Test
  void sequencesOfEachKeyAreGaplessWhenReadInOrder() {
    for (int partition = 0; partition < 3; partition++) {
      var next = new HashMap<String, Long>();
      for (long index = 0; index < 3200; index++) {
        var event = PLAN.event(partition, index);
        assertThat(event.sequence()).isEqualTo(next.getOrDefault(event.key(), 0L));
        next.put(event.key(), event.sequence() + 1);
      }
      assertThat(next).hasSize(16);
    }
  }

  @Test
  void keysComeInAnotherOrderInEachBlock() {
    var orders = LongStream.range(0, 100)
        .mapToObj(block -> LongStream.range(block * 16, block * 16 + 16).mapToObj(index -> PLAN.key(0, index)).toList())
        .distinct();

    assertThat(orders).hasSizeGreaterThan(50);
  }

  @Test
  void shareOfEachKindOfPoisonIsAsAskedFor() {
    var counts = LongStream.range(0, 60_000)
        .mapToObj(index -> PLAN.poisonAt(1, index))
        .flatMap(java.util.Optional::stream)
        .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));

    long each = 6_000 / Poison.values().length;
    assertThat(counts).hasSize(Poison.values().length)
        .allSatisfy((kind, count) -> assertThat(count).isCloseTo(each, within(150L)));
  }

  @Test
  void eventIsReadBackWhenWritten() {
    var event = PLAN.event(0, 5);

    assertThat(EventJson.read(new String(EventJson.write(event), StandardCharsets.UTF_8))).contains(event);
    assertThat(event.isIntact()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void spoiltEventIsNoEvent(Poison kind) {
    byte[] spoilt = kind.spoil(PLAN.event(0, 5));

    assertThat(EventJson.read(new String(spoilt, StandardCharsets.UTF_8)).filter(Event::isIntact)).isEmpty();
    assertThat(spoilt.length > 64 << 10).isEqualTo(kind.reason() == DeadLetterReason.TooLarge);
  }

  /** No flip may leave an event that passes for intact, or break the reader. */
  @Test
  void flippedBitIsSeenWhereverItIs() {
    byte[] json = EventJson.write(PLAN.event(0, 5));
    for (int bit = 0; bit < json.length * Byte.SIZE; bit++) {
      byte[] flipped = Arrays.copyOf(json, json.length);
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

      var read = EventJson.read(new String(flipped, StandardCharsets.UTF_8)).filter(Event::isIntact);

      assertThat(read).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void placeIsReadBackFromItsText() {
    assertThat(Place.parse(new Place("run-1", 2, 77).toString())).contains(new Place("run-1", 2, 77));
    assertThat(Place.parse("run-1/2")).isEmpty();
  }

  @Test
  void planIsRefusedWhenKeysAreNoPowerOfTwo() {
    assertThatThrownBy(() -> new LedgerPlan("run", 1, 1, 1, 12, 1, PoisonMix.NONE)).hasMessageContaining("power of two");
  }
}
