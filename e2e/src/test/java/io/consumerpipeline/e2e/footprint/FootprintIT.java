package io.consumerpipeline.e2e.footprint;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FootprintIT {
  private static final String SYSTEM = "consumerpipeline-system";
  private static final long MEGABYTE = 1_000_000;

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("footprint");

  @Test
  void operatorStartsQuicklyAndStaysSmall() throws Exception {
    // Given
    new Producer(NAMESPACE, "page-views", "footprint-views", 2).createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "footprint-views"));
    new Pipeline(NAMESPACE, "views").awaitConsuming();

    // When
    kubectl("-n", SYSTEM, "rollout", "restart", "deployment/consumerpipeline-operator");
    kubectl("-n", SYSTEM, "rollout", "status", "deployment/consumerpipeline-operator", "--timeout=120s");

    // Then
    var first = Pattern.compile("\"sinceStartMs\"\\s*:\\s*\"?(\\d+)");
    Eventually
        .soon(() -> assertThat(kubectl("-n", SYSTEM, "logs", "deployment/consumerpipeline-operator")).containsPattern(first));
    var log = first.matcher(kubectl("-n", SYSTEM, "logs", "deployment/consumerpipeline-operator"));
    assertThat(log.find()).isTrue();
    var milliseconds = Long.parseLong(log.group(1));
    Thread.sleep(20_000); // a poll of lag and of the pods has its share in memory
    var resident = residentMemory();
    System.out.printf("operator: first reconcile %d ms after start, %d MB resident%n", milliseconds, resident / MEGABYTE);
    assertThat(milliseconds).isLessThanOrEqualTo(3_000);
    assertThat(resident).isLessThanOrEqualTo(150 * MEGABYTE);
  }

  /** What the kubelet measures of the operator's container, in bytes. */
  private static long residentMemory() throws IOException {
    var node = kubectl("-n", SYSTEM, "get", "pods", "-l", "app.kubernetes.io/name=consumerpipeline-operator", "-o",
        "jsonpath={.items[0].spec.nodeName}");
    var pod = kubectl("-n", SYSTEM, "get", "pods", "-l", "app.kubernetes.io/name=consumerpipeline-operator", "--field-selector",
        "status.phase=Running", "-o", "jsonpath={.items[-1:].metadata.name}");
    var stats = new ObjectMapper().readTree(kubectl("get", "--raw", "/api/v1/nodes/" + node + "/proxy/stats/summary"));
    for (JsonNode candidate : stats.path("pods")) {
      if (pod.equals(candidate.at("/podRef/name").asText())) {
        return candidate.at("/containers/0/memory/rssBytes").asLong();
      }
    }
    throw new AssertionError("the kubelet knows no pod " + pod);
  }
}
