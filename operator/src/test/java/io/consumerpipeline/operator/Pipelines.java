package io.consumerpipeline.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.plan.Planned;
import io.consumerpipeline.operator.plan.Planner;
import io.consumerpipeline.operator.plan.Problem;
import io.consumerpipeline.operator.plan.SchemaTexts;
import java.time.Duration;
import java.util.List;

/** Specs and plans to test with: the smallest one, and changes of it written as YAML. */
public final class Pipelines {
  public static final Owner OWNER = new Owner("web", "page-views", "0f6f4c9e-1b1d-4f0a-9f5e-2d8f0c1f7a11");
  public static final Planner PLANNER = new Planner("registry.test/consumer-runtime:1", Duration.ofSeconds(15));
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final String SMALLEST = """
      source: {kafka: {bootstrapServers: "kafka.kafka:9092", topic: page-views}}
      sink: {postgresql: {connectionSecretRef: {name: web-db-app}, table: page_views}}
      """;

  private Pipelines() {}

  /** The smallest spec with some fields added or replaced. */
  public static ConsumerPipelineSpec spec(String changes) {
    try {
      var spec = (ObjectNode) YAML.readTree(SMALLEST);
      spec.setAll((ObjectNode) YAML.readTree(changes.isEmpty() ? "{}" : changes));
      return YAML.treeToValue(spec, ConsumerPipelineSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(changes, e);
    }
  }

  /** The plan for the smallest spec, changed. */
  public static PipelinePlan plan(String changes) {
    return plan(OWNER, changes);
  }

  /** The same for another resource. */
  public static PipelinePlan plan(Owner owner, String changes) {
    return switch (PLANNER.plan(owner, spec(changes), SchemaTexts.NONE)) {
      case Planned.Plan(var plan) -> plan;
      case Planned.Problems(var problems) -> throw new AssertionError(problems);
    };
  }

  /** What stands against the smallest spec, changed. */
  public static List<Problem> problems(Owner owner, String changes) {
    return switch (PLANNER.plan(owner, spec(changes), SchemaTexts.NONE)) {
      case Planned.Plan plan -> List.of();
      case Planned.Problems(var problems) -> problems;
    };
  }
}
