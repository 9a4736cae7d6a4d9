package io.consumerpipeline.operator.desired;

import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How Prometheus asks the pods. Its namespace is fixed, so that no pipeline can have another's pods asked. */
final class PipelineServiceMonitor {
  /** Far above what a pod has (220 series, 350 with the older names, and two per partition); a guard of the server. */
  private static final int MOST_SAMPLES = 10_000;

  private PipelineServiceMonitor() {}

  static GenericKubernetesResource of(PipelinePlan plan) {
    var metadata = Ownership.metadata(plan.owner(), plan.owner().name(), Component.MONITORING)
        .addToLabels(plan.monitoring().serviceMonitorLabels())
        .build();
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(OptionalKind.ServiceMonitor.apiVersion())
        .withKind(OptionalKind.ServiceMonitor.name())
        .withMetadata(metadata)
        .addToAdditionalProperties("spec", new TreeMap<>(Map.of(
            "jobLabel", "app.kubernetes.io/name",
            "namespaceSelector", Map.of("matchNames", List.of(plan.owner().namespace())),
            "selector", Map.of("matchLabels", Ownership.selector(plan.owner())),
            "sampleLimit", MOST_SAMPLES,
            "endpoints", List.of(endpoint(plan)))))
        .build();
  }

  private static Map<String, Object> endpoint(PipelinePlan plan) {
    return new TreeMap<>(Map.of(
        "port", ConsumerContainer.METRICS_PORT,
        "path", "/metrics",
        "interval", plan.monitoring().scrapeIntervalSeconds() + "s",
        "honorLabels", false,
        "relabelings", List.of(new TreeMap<>(Map.of(
            "sourceLabels", List.of("__meta_kubernetes_service_label_consumerpipeline_io_pipeline"),
            "targetLabel", "pipeline",
            // The default, but inside an atomic list it has to be written out.
            "action", "replace")))));
  }
}
