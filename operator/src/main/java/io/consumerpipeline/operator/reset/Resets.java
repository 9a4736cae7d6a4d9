package io.consumerpipeline.operator.reset;

import io.consumerpipeline.api.ConsumerPipelineStatus.ActionState;
import io.consumerpipeline.operator.desired.ResetJob;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Reset;
import io.consumerpipeline.operator.status.ActionReport;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;

/** Creates and removes the Jobs of resets, and tells what became of them. */
public final class Resets {
  private static final String NAME = "resetOffsets";
  private static final int CONFLICT = 409;

  private final JobMessages messages = new JobMessages();

  /** Takes the next step, if it is time for one, and gives back what the API server has against it. */
  public Optional<KubernetesClientException> advance(ResetState state, PipelinePlan plan, Optional<Deployment> deployment,
      List<Pod> consumers,
      KubernetesClient client) {
    try {
      state.surplus().stream().filter(job -> !job.isMarkedForDeletion()).forEach(job -> {
        // It goes after its pods: what they do is over when the next Job begins.
        client.resource(job).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
        messages.forget(job);
      });
      if (state.isDue(deployment, consumers)) {
        create(ResetJob.of(plan, state.reset().orElseThrow()), client);
      }
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(e);
    }
  }

  /** The cache may not have yet what is there: then there is nothing to do. */
  private static void create(Job job, KubernetesClient client) {
    try {
      client.resource(job).create();
    } catch (KubernetesClientException e) {
      var there = e.getCode() == CONFLICT ? client.resource(job).get() : null;
      if (there == null || !owner(there).equals(owner(job))) {
        throw e;
      }
    }
  }

  private static List<String> owner(Job job) {
    return job.getMetadata().getOwnerReferences().stream().map(reference -> reference.getUid()).toList();
  }

  /** How far it is, in words. */
  public List<ActionReport> report(ResetState state, List<Pod> consumers, Optional<KubernetesClientException> refusal,
      KubernetesClient client) {
    return state.reset()
        .map(reset -> state.job().map(job -> ofJob(reset, job, client)).orElseGet(() -> new ActionReport(NAME, reset.nonce(),
            ActionState.Pending, refusal.map(e -> "the API server refuses the Job: " + e.getMessage())
                .orElseGet(() -> waitsFor(state, consumers)),
            null)))
        .stream().toList();
  }

  private static String waitsFor(ResetState state, List<Pod> consumers) {
    return state.surplus().stream().filter(job -> !ResetState.finished(job)).findFirst()
        .map(job -> "waiting for Job " + job.getMetadata().getName() + " of an earlier nonce to be gone")
        .or(() -> consumers.stream().findFirst()
            .map(pod -> "waiting for consumer pod " + pod.getMetadata().getName() + " to be gone"))
        .orElse("the Job is about to be created");
  }

  private ActionReport ofJob(Reset reset, Job job, KubernetesClient client) {
    var name = job.getMetadata().getName();
    var said = messages.of(job, client);
    if (ResetState.is(job, "Complete")) {
      return new ActionReport(NAME, reset.nonce(), ActionState.Done, said.orElse("Job " + name + " has set the positions"),
          job.getStatus().getCompletionTime());
    }
    if (ResetState.is(job, "Failed")) {
      return new ActionReport(NAME, reset.nonce(), ActionState.Failed, said.orElse("Job " + name + " failed: kubectl -n "
          + job.getMetadata().getNamespace() + " describe job " + name)
          + "; consumers go on where they were, another nonce tries again",
          null);
    }
    return new ActionReport(NAME, reset.nonce(), ActionState.Running,
        "Job " + name + " is at work" + said.map(why -> ", its last attempt failed: " + why).orElse(""), null);
  }
}
