package io.consumerpipeline.operator;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.BindException;

/** Why the operator did not start, as one sentence with the next step. */
final class CannotStart {
  private CannotStart() {}

  static String message(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "The port is in use: choose another with --port.";
      }
      if (cause instanceof KubernetesClientException kubernetes) {
        return "The API server does not let the operator work: " + kubernetes.getMessage()
            + ". Check the kubeconfig, that the CRD is installed, and the operator's Role.";
      }
    }
    return "The operator cannot start: " + error;
  }
}
