package io.consumerpipeline.operator;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.status.Obstacle;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted for a resource, and what stands against it.
 *
 * @param plan null if the spec cannot be read or planned
 * @param obstacles while there is one nothing is applied, and what ran before goes on
 */
record Intention(@Nullable PipelinePlan plan, List<Obstacle> obstacles) {
  /** The same with another plan in place of the one that there is. */
  Intention with(UnaryOperator<PipelinePlan> change) {
    return plan == null ? this : new Intention(change.apply(plan), obstacles);
  }
}
