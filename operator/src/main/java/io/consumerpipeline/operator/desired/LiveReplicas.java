package io.consumerpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Objects;

/** How many replicas a Deployment in the cluster has, or will have when what stopped it ends. */
public final class LiveReplicas {
  /** On a Deployment that is stopped by {@code spec.suspend} or a reset: how many come back. */
  static final String RESUMES_WITH = "consumerpipeline.io/resumes-with";

  private LiveReplicas() {}

  /** Reads them. */
  public static int of(Deployment live) {
    var annotations = live.getMetadata().getAnnotations();
    var held = annotations == null ? null : annotations.get(RESUMES_WITH);
    return held != null && held.matches("\\d{1,4}")
        ? Integer.parseInt(held)
        : Objects.requireNonNullElse(live.getSpec().getReplicas(), 1);
  }
}
