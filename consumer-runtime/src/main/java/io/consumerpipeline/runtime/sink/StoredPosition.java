package io.consumerpipeline.runtime.sink;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of positions.
 *
 * @param nextOffset the first offset that is not stored
 * @param ownerEpoch raised by each claim
 */
public record StoredPosition(long nextOffset, @Nullable Integer leaderEpoch, long ownerEpoch, @Nullable UUID topicId) {}
