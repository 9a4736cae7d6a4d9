package io.consumerpipeline.operator.reset;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the pods of Jobs said at their end. Asked for once per attempt: these pods carry no label that would bring them into a cache.
 * Safe for use by several threads.
 */
final class JobMessages {
  /** By the Job's uid. */
  private final Map<String, Said> known = new ConcurrentHashMap<>();

  private record Said(int ended, String message) {}

  /** What the last pod that ended said; nothing if none has ended. */
  Optional<String> of(Job job, KubernetesClient client) {
    var ended = ended(job);
    if (ended == 0) {
      return Optional.empty();
    }
    var said = known.get(job.getMetadata().getUid());
    if (said == null || said.ended() != ended) {
      said = new Said(ended, ask(job, client));
      known.put(job.getMetadata().getUid(), said);
    }
    return Optional.of(said.message()).filter(message -> !message.isEmpty());
  }

  void forget(Job job) {
    known.remove(job.getMetadata().getUid());
  }

  private static int ended(Job job) {
    var status = job.getStatus();
    return status == null
        ? 0
        : Objects.requireNonNullElse(status.getFailed(), 0) + Objects.requireNonNullElse(status.getSucceeded(), 0);
  }

  private static String ask(Job job, KubernetesClient client) {
    return client.pods().inNamespace(job.getMetadata().getNamespace())
        .withLabel("batch.kubernetes.io/job-name", job.getMetadata().getName()).list().getItems().stream()
        .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp()).reversed())
        .map(JobMessages::message).filter(message -> !message.isEmpty()).findFirst().orElse("");
  }

  private static String message(Pod pod) {
    return pod.getStatus() == null
        ? ""
        : pod.getStatus().getContainerStatuses().stream().map(ContainerStatus::getState)
            .map(state -> state == null || state.getTerminated() == null ? null : state.getTerminated().getMessage())
            .filter(Objects::nonNull).map(String::strip).findFirst().orElse("");
  }
}
