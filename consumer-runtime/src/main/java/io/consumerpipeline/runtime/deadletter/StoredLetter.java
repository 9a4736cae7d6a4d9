package io.consumerpipeline.runtime.deadletter;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of the dead-letter table.
 *
 * @param record as it came, but for its headers
 * @param headers as JSON
 */
public record StoredLetter(ConsumerRecord<byte[], byte[]> record, String headers, @Nullable String eventType, String reason,
    String message, @Nullable String field, int attempts, String consumerGroup, Instant failedAt) {}
