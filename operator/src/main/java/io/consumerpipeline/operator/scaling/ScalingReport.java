package io.consumerpipeline.operator.scaling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision that holds. Looks that only confirm it, figures that are shown alike included, leave it and its time as they are.
 *
 * @param at when it was taken
 * @param lastScaleTime when the number of replicas was last changed; null if this process has not changed it yet
 */
public record ScalingReport(Decision decision, Instant at, @Nullable Instant lastScaleTime) {}
