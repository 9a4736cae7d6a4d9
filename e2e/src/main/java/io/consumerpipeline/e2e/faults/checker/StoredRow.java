package io.consumerpipeline.e2e.faults.checker;

import org.jspecify.annotations.Nullable;

/**
 * A row of the raw layout.
 *
 * @param key as text
 * @param payload the event's JSON
 * @param transaction id of the transaction that stored it ({@code xmin}), compared as an unsigned number
 */
public record StoredRow(int partition, long offset, @Nullable String key, @Nullable String payload, int transaction) {}
