package io.consumerpipeline.runtime.sink;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose positions these are. The resource's name is not in it: deleted and applied again, a pipeline goes on where it was.
 *
 * @param clusterId of the Kafka cluster; empty if the broker tells none
 * @param topicId changes when a topic is deleted and created again; null if the broker tells none
 */
public record SourceIdentity(String clusterId, String consumerGroup, String topic, @Nullable UUID topicId) {}
