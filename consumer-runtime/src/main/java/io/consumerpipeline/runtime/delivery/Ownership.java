package io.consumerpipeline.runtime.delivery;

import io.consumerpipeline.runtime.sink.SourceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A partition that is ours, and where it stands.
 *
 * @param epoch of our claim; the sink refuses to move the position of an older one
 * @param nextOffset the first offset that is not stored
 */
public record Ownership(SourceIdentity source, long epoch, long nextOffset, @Nullable Integer leaderEpoch) {

  Ownership at(long offset, @Nullable Integer epochOfLeader) {
    return new Ownership(source, epoch, offset, epochOfLeader);
  }
}
