package io.consumerpipeline.runtime.sink;

import org.jspecify.annotations.Nullable;

/**
 * A partition's way through a batch.
 *
 * @param ownerEpoch of our claim
 * @param from the stored position, as we left it
 * @param to the first offset not in the batch
 * @param leaderEpoch of the last record, if the broker tells
 */
public record Advance(int partition, long ownerEpoch, long from, long to, @Nullable Integer leaderEpoch) {}
