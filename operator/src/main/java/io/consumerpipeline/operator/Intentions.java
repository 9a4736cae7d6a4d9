package io.consumerpipeline.operator;

import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.Planned;
import io.consumerpipeline.operator.plan.Planner;
import io.consumerpipeline.operator.plan.Problem;
import io.consumerpipeline.operator.reference.ConnectionSecrets;
import io.consumerpipeline.operator.reference.GroupClaims;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.stream.Stream;

/** Reads a resource and what it refers to. */
record Intentions(Planner planner, ConnectionSecrets secrets) {

  Intention of(ConsumerPipelineResource resource, Context<ConsumerPipelineResource> context) {
    return switch (StoredPipeline.spec(resource)) {
      case StoredPipeline.Spec.Unreadable(var cause) -> new Intention(null, List.of(Obstacle.of(Reason.UnreadableSpec,
          "the stored spec does not fit this operator's schema: " + cause + "; correct it with kubectl apply")));
      case StoredPipeline.Spec.Read(var spec) -> switch (planner.plan(StoredPipeline.owner(resource), spec)) {
        case Planned.Problems(var problems) -> new Intention(null, problems.stream().map(Intentions::obstacle).toList());
        case Planned.Plan(var plan) -> new Intention(plan, references(resource, plan, context));
      };
    };
  }

  private List<Obstacle> references(ConsumerPipelineResource resource, PipelinePlan plan,
      Context<ConsumerPipelineResource> context) {
    var claimants = GroupClaims.keys(resource).stream()
        .flatMap(key -> context.getPrimaryCache().byIndex(GroupClaims.INDEX, key).stream()).toList();
    return Stream.concat(
        GroupClaims.obstacle(resource, claimants).stream(),
        secrets.obstacle(context.getClient(), plan.owner().namespace(), plan.pod().connectionSecret()).stream()).toList();
  }

  private static Obstacle obstacle(Problem problem) {
    return new Obstacle(problem.reason().name(), problem.field() + ": " + problem.message());
  }
}
