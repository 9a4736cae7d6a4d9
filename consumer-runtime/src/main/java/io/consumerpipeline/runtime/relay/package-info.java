/** Passes dead letters on from the table to a Kafka topic, after they were stored. */
@NullMarked
package io.consumerpipeline.runtime.relay;

import org.jspecify.annotations.NullMarked;
