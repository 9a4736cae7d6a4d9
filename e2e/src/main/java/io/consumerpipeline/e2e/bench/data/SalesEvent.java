package io.consumerpipeline.e2e.bench.data;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a shop, 350 to 500 bytes of JSON.
 *
 * @param customerId null where stock was adjusted
 * @param time whole milliseconds; the record's timestamp too
 * @param metadata the part of the content that has a column of its own
 */
record SalesEvent(UUID id, String type, int productId, @Nullable Integer customerId, int quantity, Cents unitPrice, Instant time,
    Json metadata, Json content) {}
