package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that a pipeline has in the cluster. */
public final class DesiredState {
  private DesiredState() {}

  /**
   * The objects in the order in which to apply them: what pods need comes before the Deployment. Each holds the fields that are ours
   * and no others, spelled as the API server stores them, so that an object that was applied matches ever after.
   *
   * @param installed the optional kinds that the cluster has now
   */
  public static List<HasMetadata> of(PipelinePlan plan, Set<OptionalKind> installed) {
    var objects = new ArrayList<HasMetadata>(List.of(
        PipelineServiceAccount.of(plan),
        PipelineConfigMap.of(plan),
        PipelineNetworkPolicy.of(plan),
        PipelineService.of(plan),
        PipelinePodDisruptionBudget.of(plan),
        PipelineDeployment.of(plan),
        DashboardConfigMap.of(plan)));
    if (installed.contains(OptionalKind.ServiceMonitor)) {
      objects.add(PipelineServiceMonitor.of(plan));
    }
    if (installed.contains(OptionalKind.PrometheusRule)) {
      objects.add(PipelinePrometheusRule.of(plan));
    }
    return List.copyOf(objects);
  }
}
