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
import io.consumerpipeline.e2e.cluster.SecondLane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Comes last: what else runs would be measured too. */
@Order(Integer.MAX_VALUE)
@ResourceLock(SecondLane.LOCK)
class FootprintIT {
  private static final String SYSTEM = "consumerpipeline-system";
  private static final long MEGABYTE = 1_000_000;
  private static final long QUICK_MILLISECONDS = 3_000;
  private static final int MOST_STARTS = 6;
  private static final Pattern SINCE_START = Pattern.compile("\"sinceStartMs\"\\s*:\\s*\"?(\\d+)");

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("footprint");

  @Test
  void operatorStartsQuicklyAndStaysSmall() throws Exception {
    // Given
    new Producer(NAMESPACE, "page-views", "footprint-views", 2).createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "footprint-views"));
    new Pipeline(NAMESPACE, "views").awaitConsuming();

    // When
    var starts = starts();
    Thread.sleep(20_000); // a poll of lag and of the pods has its share in memory
    var resident = residentMemory();

    // Then
    System.out.printf("operator: %d MB resident%n", resident / MEGABYTE);
    assertThat(starts).anyMatch(milliseconds -> milliseconds <= QUICK_MILLISECONDS);
    assertThat(resident).isLessThanOrEqualTo(150 * MEGABYTE);
  }

  /** Milliseconds of each start, until one is quick: other work on the machine only ever adds. */
  private static List<Long> starts() {
    var starts = new ArrayList<Long>();
    while (starts.size() < MOST_STARTS && (starts.isEmpty() || starts.getLast() > QUICK_MILLISECONDS)) {
      starts.add(firstReconcile());
      System.out.printf("operator: first reconcile %d ms after start%n", starts.getLast());
    }
    return starts;
  }

  /** Starts the operator when there is none, so that it need not wait for a Lease, and reads what it says of its start. */
  private static long firstReconcile() {
    kubectl("-n", SYSTEM, "scale", "deployment/consumerpipeline-operator", "--replicas=0");
    Eventually.soon(() -> assertThat(pods()).isEmpty());
    kubectl("-n", SYSTEM, "scale", "deployment/consumerpipeline-operator", "--replicas=1");
    kubectl("-n", SYSTEM, "rollout", "status", "deployment/consumerpipeline-operator", "--timeout=120s");
    Eventually.soon(() -> assertThat(log()).containsPattern(SINCE_START));
    var found = SINCE_START.matcher(log());
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static String log() {
    return kubectl("-n", SYSTEM, "logs", "deployment/consumerpipeline-operator");
  }

  private static String pods() {
    return kubectl("-n", SYSTEM, "get", "pods", "-l", "app.kubernetes.io/name=consumerpipeline-operator", "-o", "name");
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
