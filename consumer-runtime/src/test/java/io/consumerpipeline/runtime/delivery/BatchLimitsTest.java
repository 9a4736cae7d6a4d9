package io.consumerpipeline.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig;
import org.junit.jupiter.api.Test;

class BatchLimitsTest {
  private static final RuntimeConfig.Batch EIGHT_MEBIBYTES = new RuntimeConfig.Batch(10_000, 8 << 20, 0);

  @Test
  void batchesAreAsLargeAsConfiguredWhenTheHeapHasRoomForThem() {
    assertThat(BatchLimits.of(EIGHT_MEBIBYTES, 2, 128 << 20).maxBytes()).isEqualTo(8 << 20);
  }

  @Test
  void batchesAreSmallerWhenWhatTheWritersHoldWouldExceedHalfOfTheHeap() {
    BatchLimits limits = BatchLimits.of(EIGHT_MEBIBYTES, 2, 64 << 20);

    assertThat(limits.maxBytes()).isLessThan(6 << 20);
    assertThat(2 * 3 * limits.maxBytes()).isLessThanOrEqualTo(32 << 20);
  }
}
