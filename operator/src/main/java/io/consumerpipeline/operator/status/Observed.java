package io.consumerpipeline.operator.status;

import io.consumerpipeline.api.ConsumerPipelineStatus.OwnedObject;
import io.consumerpipeline.operator.lag.Flow;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodReport;
import io.consumerpipeline.operator.scaling.ScalingReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a status is made from.
 *
 * @param generation of the spec that was read
 * @param plan null if there is none: the spec cannot be read or planned
 * @param obstacles empty if everything could be applied
 * @param resources the objects that exist
 * @param operatorVersion of this program
 * @param actions how far it is with what is to be done once
 * @param scaling the decision on the number of replicas; null where it is given, and until this process has decided
 * @param flow how many records come and go; null while that is not known
 */
public record Observed(long generation, @Nullable PipelinePlan plan, List<Obstacle> obstacles, Workload workload,
    List<OwnedObject> resources, List<PodReport> pods, LagObservation lag, String operatorVersion, List<ActionReport> actions,
    @Nullable ScalingReport scaling, @Nullable Flow flow) {}
