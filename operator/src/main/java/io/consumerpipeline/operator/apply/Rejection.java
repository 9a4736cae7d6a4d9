package io.consumerpipeline.operator.apply;

import io.consumerpipeline.operator.desired.OptionalKind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Arrays;
import java.util.List;

/** What it means that a write of one object failed. */
enum Rejection {
  /** The API server will not have this object; the others are not concerned. */
  Refused,
  /** The CRD of an optional kind was deleted since discovery was last asked. */
  KindGone,
  /** The namespace is being deleted, and with it the pipeline. */
  NamespaceGoing,
  /** The API server is away or busy: nothing else would succeed either. */
  Unanswered;

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  static Rejection of(KubernetesClientException error, HasMetadata object) {
    var code = error.getCode();
    if (code < 400 || code >= 500 || code == TOO_MANY_REQUESTS) {
      return Unanswered;
    }
    var going = code == FORBIDDEN && causes(error).stream().anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
    var gone = code == NOT_FOUND && names(error, "namespaces");
    if (going || gone) {
      return NamespaceGoing;
    }
    return code == NOT_FOUND && optional(object) ? KindGone : Refused;
  }

  private static boolean optional(HasMetadata object) {
    return Arrays.stream(OptionalKind.values()).anyMatch(kind -> kind.name().equals(object.getKind()));
  }

  private static List<StatusCause> causes(KubernetesClientException error) {
    var status = error.getStatus();
    return status == null || status.getDetails() == null ? List.of() : status.getDetails().getCauses();
  }

  private static boolean names(KubernetesClientException error, String resource) {
    var status = error.getStatus();
    return status != null && status.getDetails() != null && resource.equals(status.getDetails().getKind());
  }
}
