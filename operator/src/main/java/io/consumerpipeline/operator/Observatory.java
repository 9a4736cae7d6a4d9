package io.consumerpipeline.operator;

import io.consumerpipeline.api.ConsumerPipelineStatus.OwnedObject;
import io.consumerpipeline.operator.apply.Outcome;
import io.consumerpipeline.operator.autoscaling.Scalings;
import io.consumerpipeline.operator.autoscaling.Scene;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagPoll;
import io.consumerpipeline.operator.lag.LagTarget;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodPoll;
import io.consumerpipeline.operator.pods.PodState;
import io.consumerpipeline.operator.status.ActionReport;
import io.consumerpipeline.operator.status.Observed;
import io.consumerpipeline.operator.status.Obstacle;
import io.consumerpipeline.operator.status.Reason;
import io.consumerpipeline.operator.status.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings together what is known of a pipeline: from Kubernetes, from its broker and from its pods. Never waits for an answer. */
final class Observatory {
  private static final int MOST_RESOURCES = 32;

  private final LagPoll lag;
  private final PodPoll pods;
  private final Scalings scalings;
  private final String operatorVersion;

  Observatory(LagPoll lag, PodPoll pods, Scalings scalings, String operatorVersion) {
    this.lag = lag;
    this.pods = pods;
    this.scalings = scalings;
    this.operatorVersion = operatorVersion;
  }

  Observed observe(Owner owner, long generation, Intention intention, Outcome outcome, Stream<Pod> podsOfPipeline,
      List<ActionReport> actions) {
    var plan = intention.plan();
    if (plan == null) {
      lag.forget(owner);
    } else {
      lag.watch(LagTarget.of(plan));
    }
    var states = podsOfPipeline.map(PodState::of).flatMap(Optional::stream).sorted(Comparator.comparing(PodState::name)).toList();
    pods.watch(owner, states);
    scene(intention, outcome, states).ifPresentOrElse(scene -> scalings.watch(owner, scene), () -> scalings.pause(owner));
    return new Observed(generation, plan, obstacles(intention, outcome), workload(outcome), resources(outcome),
        pods.latest(owner, states), lag.latest(owner), operatorVersion, actions, scalings.report(owner),
        lag.flow(owner));
  }

  /** What a decision needs; nothing while the cluster does not have what was decided: a reset stops it, or it cannot be applied. */
  private static Optional<Scene> scene(Intention intention, Outcome outcome, List<PodState> pods) {
    var plan = intention.plan();
    var settings = plan == null ? null : plan.scaling();
    return plan == null || settings == null || plan.suspended() || !intention.obstacles().isEmpty()
        ? Optional.empty()
        : outcome.deployment().filter(live -> Integer.valueOf(plan.replicas()).equals(live.getSpec().getReplicas()))
            .map(live -> Scene.of(plan, settings, workload(live).ready(), pods));
  }

  LagObservation lag(Owner owner) {
    return lag.latest(owner);
  }

  void forget(Owner owner) {
    lag.forget(owner);
    pods.forget(owner);
    scalings.forget(owner);
  }

  private static List<Obstacle> obstacles(Intention intention, Outcome outcome) {
    var obstacles = new ArrayList<>(intention.obstacles());
    outcome.conflicts().forEach(object -> obstacles.add(Obstacle.of(Reason.NameConflict, name(object)
        + " exists and belongs to somebody else: delete or rename it, or choose another name for this ConsumerPipeline")));
    outcome.refusals().forEach(refusal -> obstacles.add(Obstacle.of(Reason.ApplyFailed,
        "the API server refuses " + name(refusal.object()) + ": " + refusal.error().getMessage())));
    return obstacles;
  }

  private static Workload workload(Outcome outcome) {
    return outcome.deployment().map(Observatory::workload).orElse(Workload.NONE);
  }

  private static Workload workload(Deployment deployment) {
    var status = deployment.getStatus();
    if (status == null) {
      return Workload.NONE;
    }
    var current = Objects.requireNonNullElse(status.getReplicas(), 0);
    var seen = Objects.requireNonNullElse(status.getObservedGeneration(), 0L) >= Objects
        .requireNonNullElse(deployment.getMetadata().getGeneration(), 0L);
    return new Workload(current, Objects.requireNonNullElse(status.getReadyReplicas(), 0),
        seen && Objects.requireNonNullElse(status.getUpdatedReplicas(), 0) >= current);
  }

  private static List<OwnedObject> resources(Outcome outcome) {
    return outcome.objects().stream()
        .map(object -> new OwnedObject(object.getApiVersion(), object.getKind(), object.getMetadata().getName()))
        .sorted(Comparator.comparing(OwnedObject::kind).thenComparing(OwnedObject::name))
        .limit(MOST_RESOURCES)
        .toList();
  }

  private static String name(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
