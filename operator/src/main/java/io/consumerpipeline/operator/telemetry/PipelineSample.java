package io.consumerpipeline.operator.telemetry;

import io.consumerpipeline.api.ConsumerPipelineStatus;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.scaling.Range;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What metrics say of one pipeline.
 *
 * @param plan null if there is none
 * @param range how many pods there may be; null where the number is given
 * @param lag the last answer of the broker at the moment of the scrape
 */
public record PipelineSample(@Nullable PipelinePlan plan, @Nullable Range range, ConsumerPipelineStatus status,
    Supplier<LagObservation> lag) {}
