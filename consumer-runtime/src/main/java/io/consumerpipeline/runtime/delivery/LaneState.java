package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.contract.RuntimeStatus.PartitionState;
import org.jspecify.annotations.Nullable;

/**
 * What happens with a partition, and why it is not consumed if it is not.
 *
 * @param reason one CamelCase word
 * @param message for people: what is wrong and what to do
 */
public record LaneState(PartitionState state, @Nullable String reason, @Nullable String message) {
  static final LaneState CONSUMING = new LaneState(PartitionState.Consuming, null, null);
  static final LaneState CLAIMING = new LaneState(PartitionState.Waiting, "Claiming", "the stored position is being read");

  static LaneState waiting(String reason, String message) {
    return new LaneState(PartitionState.Waiting, reason, message);
  }

  static LaneState stopped(String reason, String message) {
    return new LaneState(PartitionState.Stopped, reason, message);
  }
}
