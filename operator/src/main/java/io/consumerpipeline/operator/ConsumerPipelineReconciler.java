package io.consumerpipeline.operator;

import io.consumerpipeline.operator.apply.Applier;
import io.consumerpipeline.operator.apply.ChildSources;
import io.consumerpipeline.operator.apply.OptionalKinds;
import io.consumerpipeline.operator.apply.Outcome.Refusal;
import io.consumerpipeline.operator.autoscaling.Scalings;
import io.consumerpipeline.operator.desired.DesiredState;
import io.consumerpipeline.operator.desired.Ownership;
import io.consumerpipeline.operator.pods.PodState;
import io.consumerpipeline.operator.reference.GroupClaims;
import io.consumerpipeline.operator.reset.ResetState;
import io.consumerpipeline.operator.reset.Resets;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.Observed;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The life of a resource: plan, scale, desired, apply, observe, report. */
@ControllerConfiguration(name = ConsumerPipelineReconciler.NAME, fieldManager = Ownership.FIELD_MANAGER, //
    maxReconciliationInterval = @MaxReconciliationInterval(interval = 5, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = -1, initialInterval = 1000, intervalMultiplier = 2, maxInterval = 60_000)
final class ConsumerPipelineReconciler implements Reconciler<ConsumerPipelineResource> {
  static final String NAME = "consumerpipeline";
  /** Nobody tells when a Secret appears or a name becomes free. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  /** Nor when a schema changes that was good. */
  private static final Duration LOOK_AT_SCHEMAS = Duration.ofSeconds(30);

  private final Intentions intentions;
  private final OptionalKinds optionalKinds;
  private final ChildSources children = new ChildSources();
  private final Applier applier;
  private final Resets resets = new Resets();
  private final Scalings scalings;
  private final Observatory observatory;
  private final Reporter reporter;
  private final Wakeups wakeups;
  private final FirstReconcile first;

  ConsumerPipelineReconciler(Intentions intentions, OptionalKinds optionalKinds, Scalings scalings, Observatory observatory,
      Reporter reporter, Wakeups wakeups, FirstReconcile first) {
    this.intentions = intentions;
    this.first = first;
    this.optionalKinds = optionalKinds;
    this.applier = new Applier(children, optionalKinds::lookAgain);
    this.scalings = scalings;
    this.observatory = observatory;
    this.reporter = reporter;
    this.wakeups = wakeups;
    wakeups.whenGone(owner -> {
      applier.forget(owner.uid());
      observatory.forget(owner);
      reporter.forget(owner);
    });
  }

  @Override
  public List<EventSource<?, ConsumerPipelineResource>> prepareEventSources(
      EventSourceContext<ConsumerPipelineResource> context) {
    context.getPrimaryCache().addIndexer(GroupClaims.INDEX, GroupClaims::keys);
    return Stream.concat(children.fixed(context).stream(), Stream.of(wakeups.in(context))).toList();
  }

  @Override
  public UpdateControl<ConsumerPipelineResource> reconcile(ConsumerPipelineResource resource,
      Context<ConsumerPipelineResource> context) {
    var installed = optionalKinds.installed();
    children.follow(installed, context);
    var intention = intentions.of(resource, context)
        .with(wanted -> scalings.scaled(wanted, children.deployment(resource)));
    var plan = intention.plan();
    var reset = plan == null ? ResetState.NONE : ResetState.of(plan, children.jobs(resource));
    var outcome = plan != null && intention.obstacles().isEmpty()
        ? applier.apply(DesiredState.of(reset.holdsConsumers() ? plan.withoutPods() : plan, installed), context)
        : applier.keep(context);
    var consumers = children.pods(resource).filter(pod -> !PodState.hasEnded(pod)).toList();
    var refused = plan != null && intention.obstacles().isEmpty()
        ? resets.advance(reset, plan, outcome.deployment(), consumers, context.getClient())
        : Optional.<KubernetesClientException>empty();
    var observed = observatory.observe(StoredPipeline.owner(resource), resource.getMetadata().getGeneration(), intention, outcome,
        consumers.stream(), resets.report(reset, consumers, refused, context.getClient()));
    var heldBack = reporter.report(resource, observed, outcome, context.getClient());
    first.done(StoredPipeline.owner(resource));
    outcome.refusals().stream().map(Refusal::error).findFirst().or(() -> refused).ifPresent(error -> {
      throw error; // what is refused now may be accepted later: JOSDK tries again, ever more rarely
    });
    return next(observed, heldBack).map(after -> UpdateControl.<ConsumerPipelineResource>noUpdate().rescheduleAfter(after))
        .orElseGet(UpdateControl::noUpdate);
  }

  /** When to look again although nobody calls. */
  private static Optional<Duration> next(Observed observed, Optional<Duration> heldBack) {
    if (!observed.obstacles().isEmpty()) {
      return Optional.of(LOOK_AGAIN);
    }
    var plan = observed.plan();
    var schemas = plan == null || plan.schemaFiles().isEmpty() ? Stream.<Duration>empty() : Stream.of(LOOK_AT_SCHEMAS);
    return Stream.concat(heldBack.stream(), schemas).min(Comparator.naturalOrder());
  }
}
