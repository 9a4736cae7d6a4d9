package io.consumerpipeline.runtime.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to the dead-letter table.
 *
 * @param attempts how often the sink was offered the record alone or in a batch; 1 if it never was
 * @param eventType as the event says; null if it has none that could be read
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record, Rejection rejection, int attempts,
    @Nullable String eventType) {}
