package io.consumerpipeline.operator.reset;

import io.consumerpipeline.operator.desired.ResetJob;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Reset;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a reset is, from what the cluster has; pure. Whether it was done is known by its Job; if somebody has deleted that, it is run
 * again and finds in the sink that there is nothing to do.
 *
 * @param reset what is asked for
 * @param job of this nonce, if there is one
 * @param surplus Jobs of other nonces
 */
public record ResetState(Optional<Reset> reset, Optional<Job> job, List<Job> surplus) {
  /** Nothing is asked for, and there is nothing. */
  public static final ResetState NONE = new ResetState(Optional.empty(), Optional.empty(), List.of());

  public ResetState {
    surplus = List.copyOf(surplus);
  }

  /** What is asked for by a plan, and what there is of it. */
  public static ResetState of(PipelinePlan plan, Stream<Job> jobs) {
    var name = plan.reset().map(reset -> ResetJob.name(plan.owner(), reset));
    var owned = jobs.filter(job -> job.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> plan.owner().uid().equals(reference.getUid()))).toList();
    return new ResetState(plan.reset(),
        owned.stream().filter(job -> name.filter(job.getMetadata().getName()::equals).isPresent()).findFirst(),
        owned.stream().filter(job -> name.filter(job.getMetadata().getName()::equals).isEmpty()).toList());
  }

  /** Whether nobody may consume: until it is done, and as long as an earlier one may still be at work. */
  public boolean holdsConsumers() {
    return underWay() || surplus.stream().anyMatch(job -> !finished(job));
  }

  /** Whether it is asked for and not finished. */
  public boolean underWay() {
    return reset.isPresent() && job.filter(ResetState::finished).isEmpty();
  }

  /** Whether the Job can be created now. */
  public boolean isDue(Optional<Deployment> deployment, List<Pod> consumers) {
    return reset.isPresent() && job.isEmpty() && surplus.stream().allMatch(ResetState::finished) && consumers.isEmpty()
        && deployment.filter(ResetState::stopped).isPresent();
  }

  private static boolean stopped(Deployment deployment) {
    var status = deployment.getStatus();
    return Integer.valueOf(0).equals(deployment.getSpec().getReplicas()) && status != null
        && Objects.requireNonNullElse(status.getReplicas(), 0) == 0
        && Objects.requireNonNullElse(status.getObservedGeneration(), 0L) >= Objects
            .requireNonNullElse(deployment.getMetadata().getGeneration(), 0L);
  }

  static boolean finished(Job job) {
    return is(job, "Complete") || is(job, "Failed");
  }

  static boolean is(Job job, String condition) {
    return job.getStatus() != null && job.getStatus().getConditions().stream()
        .anyMatch(one -> condition.equals(one.getType()) && "True".equals(one.getStatus()));
  }
}
