package io.consumerpipeline.schema;

import io.consumerpipeline.contract.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * What an event lacks.
 *
 * @param field the path a.b.c of what is at fault, an element of an array by its index; null if it is the event as a whole
 * @param message for people; of the event it holds the beginning of one value at most
 */
public record Violation(DeadLetterReason reason, @Nullable String field, String message) {}
