package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;

/** The dashboard of a pipeline, where Grafana's sidecar looks for dashboards. */
final class DashboardConfigMap {
  private DashboardConfigMap() {}

  static ConfigMap of(PipelinePlan plan) {
    return new ConfigMapBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), plan.owner().name() + "-dashboard", Component.MONITORING)
            .addToLabels("grafana_dashboard", "1")
            .addToAnnotations("grafana_folder", "ConsumerPipeline")
            .build())
        .addToData(plan.owner().namespace() + "-" + plan.owner().name() + ".json", Dashboard.of(plan))
        .build();
  }
}
