package io.consumerpipeline.e2e.cluster;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;
import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The pod of the operator. */
public final class OperatorPod {
  private static final String SYSTEM = "consumerpipeline-system";
  private static final String DEPLOYMENT = "deployment/consumerpipeline-operator";
  private static final String LABEL = "app.kubernetes.io/name=consumerpipeline-operator";
  private static final String METRICS = "/api/v1/namespaces/" + SYSTEM + "/services/consumerpipeline-operator:8080/proxy/metrics";

  private OperatorPod() {}

  /** Ends it, and starts another when it is gone, which so need not wait for the Lease. */
  public static void restart() {
    kubectl("-n", SYSTEM, "scale", DEPLOYMENT, "--replicas=0");
    Eventually.soon(() -> assertThat(kubectl("-n", SYSTEM, "get", "pods", "-l", LABEL, "-o", "name")).isEmpty());
    kubectl("-n", SYSTEM, "scale", DEPLOYMENT, "--replicas=1");
    kubectl("-n", SYSTEM, "rollout", "status", DEPLOYMENT, "--timeout=120s");
  }

  /** What it has said. */
  public static String log() {
    return kubectl("-n", SYSTEM, "logs", DEPLOYMENT);
  }

  /** Its metrics as Prometheus reads them, if it answers. */
  public static Optional<String> metrics() {
    var answer = tryKubectl("", "get", "--raw", METRICS);
    return answer.exitCode() == 0 ? Optional.of(answer.output()) : Optional.empty();
  }

  /** What the kubelet measures of it, in bytes. */
  public static long residentMemory() {
    return container("memory", "rssBytes");
  }

  /** Processor time it has used so far, in nanoseconds, as the kubelet measures it. */
  public static long processorNanos() {
    return container("cpu", "usageCoreNanoSeconds");
  }

  /** How often its container had to be started again. */
  public static int restarts() {
    return Integer.parseInt(running("{.items[-1:].status.containerStatuses[0].restartCount}"));
  }

  private static String running(String jsonPath) {
    return kubectl("-n", SYSTEM, "get", "pods", "-l", LABEL, "--field-selector", "status.phase=Running", "-o",
        "jsonpath=" + jsonPath);
  }

  private static long container(String what, String figure) {
    var pod = running("{.items[-1:].metadata.name}");
    var summary = kubectl("get", "--raw", "/api/v1/nodes/" + running("{.items[-1:].spec.nodeName}") + "/proxy/stats/summary");
    try {
      for (JsonNode candidate : new ObjectMapper().readTree(summary).path("pods")) {
        if (pod.equals(candidate.at("/podRef/name").asText())) {
          return candidate.path("containers").path(0).path(what).path(figure).asLong();
        }
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError("no summary of a kubelet: " + summary, e);
    }
    throw new AssertionError("the kubelet knows no pod " + pod);
  }
}
