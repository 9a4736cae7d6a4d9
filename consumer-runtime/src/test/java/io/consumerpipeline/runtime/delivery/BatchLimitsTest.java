package io.consumerpipeline.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.contract.RuntimeConfig;
import org.junit.jupiter.api.Test;

class BatchLimitsTest {
  private static final RuntimeConfig.Batch EIGHT_MEBIBYTES = new RuntimeConfig.Batch(10_000, 8 << 20, 0);

  @Test
  void batchesAreAsLargeAsConfiguredWhenTheHeapHasRoomForThem() {
    assertThat(BatchLimits.of(EIGHT_MEBIBYTES, 2, 512 << 20).maxBytes()).isEqualTo(8 << 20);
  }

  @Test
  void batchesAreSmallerWhenWhatTheWritersHoldWouldExceedAnEighthOfTheHeap() {
    BatchLimits limits = BatchLimits.of(EIGHT_MEBIBYTES, 2, 96 << 20);

    assertThat(limits.maxBytes()).isEqualTo(2 << 20);
    assertThat(2 * 3 * limits.maxBytes()).isLessThanOrEqualTo(12 << 20);
  }
}
