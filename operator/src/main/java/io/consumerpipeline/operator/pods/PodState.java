package io.consumerpipeline.operator.pods;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes says of one consumer pod.
 *
 * @param ip empty until the pod has one
 * @param hindrance why it cannot run; null if nothing is known to hinder it
 */
public record PodState(String name, String uid, String ip, boolean ready, @Nullable Hindrance hindrance) {
  /** Both words of one state that alternate, so that the reason does not. */
  private static final Set<String> IMAGE_PULL = Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull",
      "InvalidImageName",
      "RegistryUnavailable");
  private static final Set<String> CONFIGURATION = Set.of("CreateContainerConfigError", "CreateContainerError",
      "RunContainerError");

  /** Why a pod cannot run, and what is known about it. */
  public record Hindrance(Kind kind, String message) {}

  /** Kinds of hindrances. */
  public enum Kind {
    /** No node takes it. */
    Unschedulable,
    /** A node cannot get the image. */
    ImagePullBackOff,
    /** The container cannot be made, because something that it refers to is missing. */
    CreateContainerError,
    /** The container ends again and again. */
    CrashLoopBackOff
  }

  /** Whether none of its containers will ever run again. */
  public static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null
        && ("Succeeded".equals(pod.getStatus().getPhase()) || "Failed".equals(pod.getStatus().getPhase()));
  }

  /** Reads a pod; nothing for one that is about to go or has ended. */
  public static Optional<PodState> of(Pod pod) {
    var status = pod.getStatus();
    if (pod.isMarkedForDeletion() || status == null || hasEnded(pod)) {
      return Optional.empty();
    }
    var name = pod.getMetadata().getName();
    return Optional.of(new PodState(name, pod.getMetadata().getUid(), status.getPodIP() == null ? "" : status.getPodIP(),
        condition(status.getConditions(), "Ready").map(ready -> "True".equals(ready.getStatus())).orElse(false),
        hindrance(status.getConditions(), status.getContainerStatuses())));
  }

  private static @Nullable Hindrance hindrance(List<PodCondition> conditions, List<ContainerStatus> containers) {
    var unscheduled = condition(conditions, "PodScheduled")
        .filter(scheduled -> "False".equals(scheduled.getStatus()) && "Unschedulable".equals(scheduled.getReason()));
    if (unscheduled.isPresent()) {
      return new Hindrance(Kind.Unschedulable, text(unscheduled.get().getMessage()));
    }
    return containers.stream().map(PodState::hindrance).flatMap(Optional::stream).findFirst().orElse(null);
  }

  private static Optional<Hindrance> hindrance(ContainerStatus container) {
    var waiting = container.getState() == null ? null : container.getState().getWaiting();
    if (waiting != null && IMAGE_PULL.contains(waiting.getReason())) {
      return Optional.of(new Hindrance(Kind.ImagePullBackOff, "image " + container.getImage() + " cannot be pulled"));
    }
    if (waiting != null && CONFIGURATION.contains(waiting.getReason())) {
      return Optional.of(new Hindrance(Kind.CreateContainerError, text(waiting.getMessage())));
    }
    return crash(container);
  }

  /** Between two crashes the container runs for a moment; what counts is that it ended before and is not ready now. */
  private static Optional<Hindrance> crash(ContainerStatus container) {
    var ended = container.getLastState() == null ? null : container.getLastState().getTerminated();
    var now = container.getState() == null ? null : container.getState().getTerminated();
    var last = now == null ? ended : now;
    if (last == null || Boolean.TRUE.equals(container.getReady()) || Integer.valueOf(0).equals(last.getExitCode())) {
      return Optional.empty();
    }
    var why = text(last.getMessage()).lines().filter(line -> !line.isBlank()).reduce((_, line) -> line).map(String::strip)
        .orElse("");
    return Optional.of(new Hindrance(Kind.CrashLoopBackOff, "container " + container.getName() + " ended with code "
        + last.getExitCode() + ("OOMKilled".equals(last.getReason()) ? " (out of memory)" : "")
        + (why.isEmpty() ? "" : ": " + why)));
  }

  private static Optional<PodCondition> condition(List<PodCondition> conditions, String type) {
    return conditions.stream().filter(condition -> type.equals(condition.getType())).findFirst();
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message;
  }
}
