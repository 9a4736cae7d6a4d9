package io.consumerpipeline.e2e.faults.checker;

import org.jspecify.annotations.Nullable;

/**
 * A row of the dead-letter table.
 *
 * @param place the header by which every record names its event
 * @param value the record's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content where it is compared
public record StoredDeadLetter(int partition, long offset, @Nullable String place, byte @Nullable [] value,
    @Nullable String reason) {}
