package io.consumerpipeline.operator.desired;

import io.consumerpipeline.contract.ContractFormat;
import io.consumerpipeline.operator.desired.Ownership.Component;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;

/** What the pods read at their start. */
final class PipelineConfigMap {
  /** The key that holds the document, and the name of the file that pods see. */
  static final String KEY = "pipeline.yaml";

  private PipelineConfigMap() {}

  static ConfigMap of(PipelinePlan plan) {
    return new ConfigMapBuilder()
        .withMetadata(Ownership.metadata(plan.owner(), plan.owner().name(), Component.CONSUMER).build())
        .addToData(KEY, ContractFormat.toYaml(plan.runtime()))
        .addToData(plan.schemaFiles())
        .build();
  }
}
