package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The alert rules of a pipeline, and the recording rules that they read. */
final class PipelinePrometheusRule {
  private PipelinePrometheusRule() {}

  static GenericKubernetesResource of(PipelinePlan plan) {
    var metadata = Ownership.metadata(plan.owner(), plan.owner().name(), Component.MONITORING)
        .addToLabels(plan.monitoring().prometheusRuleLabels())
        .build();
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(OptionalKind.PrometheusRule.apiVersion())
        .withKind(OptionalKind.PrometheusRule.name())
        .withMetadata(metadata)
        .addToAdditionalProperties("spec", Map.of("groups", groups(plan)))
        .build();
  }

  private static List<Map<String, Object>> groups(PipelinePlan plan) {
    var prefix = "consumerpipeline." + plan.owner().namespace() + "." + plan.owner().name();
    var groups = new ArrayList<Map<String, Object>>();
    groups.add(new TreeMap<>(Map.of("name", prefix + ".rules", "interval", "30s", "rules", AlertRules.recording(plan))));
    var alerts = AlertRules.alerting(plan);
    if (!alerts.isEmpty()) {
      groups.add(new TreeMap<>(Map.of("name", prefix + ".alerts", "rules", alerts)));
    }
    return List.copyOf(groups);
  }
}
