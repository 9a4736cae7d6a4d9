package io.consumerpipeline.operator;

import io.consumerpipeline.api.ConsumerPipelineSpec;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.Planned;
import io.consumerpipeline.operator.plan.Planner;
import io.consumerpipeline.operator.plan.Problem;
import io.consumerpipeline.operator.plan.SchemaTexts;
import io.consumerpipeline.operator.reference.ConnectionSecrets;
import io.consumerpipeline.operator.reference.EventSchemas;
import io.consumerpipeline.operator.reference.GroupClaims;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a resource and what it refers to. */
record Intentions(Planner planner, ConnectionSecrets secrets, EventSchemas schemas) {

  Intention of(ConsumerPipelineResource resource, Context<ConsumerPipelineResource> context) {
    return switch (StoredPipeline.spec(resource)) {
      case StoredPipeline.Spec.Unreadable(var cause) -> new Intention(null, List.of(Obstacle.of(Reason.UnreadableSpec,
          "the stored spec does not fit this operator's schema: " + cause + "; correct it with kubectl apply")));
      case StoredPipeline.Spec.Read(var spec) -> of(resource, spec, context);
    };
  }

  private Intention of(ConsumerPipelineResource resource, ConsumerPipelineSpec spec, Context<ConsumerPipelineResource> context) {
    var owner = StoredPipeline.owner(resource);
    var found = schemas.find(context.getClient(), owner.namespace(), SchemaTexts.wanted(spec));
    return switch (planner.plan(owner, spec, found.texts())) {
      case Planned.Problems(var problems) -> new Intention(null, problems.stream().map(Intentions::obstacle).toList());
      case Planned.Plan(var plan) ->
        new Intention(plan, Stream.concat(references(resource, plan, context), found.obstacles().stream()).toList());
    };
  }

  private Stream<Obstacle> references(ConsumerPipelineResource resource, PipelinePlan plan,
      Context<ConsumerPipelineResource> context) {
    var claimants = GroupClaims.keys(resource).stream()
        .flatMap(key -> context.getPrimaryCache().byIndex(GroupClaims.INDEX, key).stream()).toList();
    var client = context.getClient();
    var namespace = plan.owner().namespace();
    return Stream.concat(
        Stream.of(
            GroupClaims.obstacle(resource, claimants),
            secrets.obstacle(client, namespace, plan.pod().connectionSecret()),
            plan.pod().connectionCa().flatMap(ca -> secrets.obstacle(client, namespace, ca))),
        plan.pod().kafkaSecrets().stream().map(mount -> secrets.obstacle(client, namespace, mount)))
        .flatMap(Optional::stream);
  }

  private static Obstacle obstacle(Problem problem) {
    return new Obstacle(problem.reason().name(), problem.field() + ": " + problem.message());
  }
}
