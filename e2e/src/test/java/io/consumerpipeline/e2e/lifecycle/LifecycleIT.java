package io.consumerpipeline.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Locks;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.MonitoringKinds;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One life, told in order. Kinds come and go with it, of which every pipeline gets an object. */
@ResourceLock(Locks.SILENCE)
@TestMethodOrder(OrderAnnotation.class)
class LifecycleIT {
  @RegisterExtension
  static final MonitoringKinds MONITORING = new MonitoringKinds();
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("lifecycle");

  private final Pipeline pipeline = new Pipeline(NAMESPACE, "views");
  private final Producer producer = new Producer(NAMESPACE, "page-views", "lifecycle-views", 3);

  @Test
  @Order(1)
  void allObjectsExistAndEventsFlowWhenResourceIsApplied() {
    producer.createTopic();
    var sent = producer.start(500, 0, 0).await();

    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "lifecycle-views", "thresholds: {lagSeconds: 30}"));

    pipeline.awaitConsuming();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("page_views")).isEqualTo(sent.good()));
    Eventually
        .soon(() -> assertThat(pipeline.field("{.status.resources[*].kind}").split(" ")).containsExactlyInAnyOrder("ConfigMap",
            "ConfigMap", "Deployment", "NetworkPolicy", "PodDisruptionBudget", "PrometheusRule", "Service", "ServiceAccount",
            "ServiceMonitor"));
    assertThat(NAMESPACE.run("get", "cpl").lines().toList().getLast())
        .matches("views +True +Consuming +1/1 +.*lifecycle-views-\\S+ +postgresql +.*");
  }

  @Test
  @Order(2)
  void metricsOfPodsAreServed() {
    var pod = pipeline.pods().getFirst();

    var metrics = NAMESPACE.run("get", "--raw",
        "/api/v1/namespaces/" + NAMESPACE.name() + "/pods/" + pod + ":9101/proxy/metrics");

    assertThat(metrics).containsPattern("(?m)^consumerpipeline_events_total\\{.*status=\"ok\".*} 500\\.0$")
        .containsPattern("(?m)^consumerpipeline_events_total\\{.*status=\"db_error\".*} 0\\.0$");
  }

  @Test
  @Order(3)
  void ruleChangesAndPodsStayWhenThresholdChanges() {
    var pods = pipeline.pods();

    pipeline.patch("{\"spec\":{\"thresholds\":{\"lagSeconds\":7}}}");

    Eventually.soon(() -> assertThat(NAMESPACE.get("prometheusrule/views", "{.spec.groups[*].rules[*].expr}")).contains("> 7"));
    pipeline.awaitConsuming();
    assertThat(pipeline.pods()).isEqualTo(pods);
  }

  @Test
  @Order(4)
  void podsAreReplacedWhenTableChanges() {
    var pods = pipeline.pods();

    pipeline.patch("{\"spec\":{\"sink\":{\"postgresql\":{\"table\":\"views_of_pages\"}}}}");

    Eventually.within(Duration.ofMinutes(2), () -> assertThat(pipeline.pods()).hasSize(1).doesNotContainAnyElementsOf(pods));
    pipeline.awaitConsuming();
    var sent = producer.start(200, 0, 0).await();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("views_of_pages")).isEqualTo(sent.good()));
    assertThat(NAMESPACE.database().rows("page_views")).as("what was stored stays").isEqualTo(500);
  }

  @Test
  @Order(5)
  void podsFollowWhenScaledByHand() {
    NAMESPACE.run("scale", "consumerpipeline", "views", "--replicas=2");

    Eventually.soon(() -> assertThat(pipeline.pods()).hasSize(2));
    Eventually.soon(() -> assertThat(pipeline.field("{.status.readyReplicas}")).isEqualTo("2"));
  }

  @Test
  @Order(6)
  void podsGoAndPositionStaysWhenSuspended() {
    pipeline.patch("{\"spec\":{\"suspend\":true}}");

    pipeline.awaitCondition("Ready", "True Suspended");
    Eventually.soon(() -> assertThat(pipeline.pods()).isEmpty());
    var sent = producer.start(300, 0, 0).await();
    Eventually.soon(() -> assertThat(pipeline.field("{.status.lag.records}")).isEqualTo(String.valueOf(sent.sent())));

    pipeline.patch("{\"spec\":{\"suspend\":null}}");
    pipeline.awaitConsuming();
    Eventually.soon(() -> assertThat(NAMESPACE.database().rows("views_of_pages")).isEqualTo(200 + sent.good()));
  }

  @Test
  @Order(7)
  void nothingButDataIsLeftWhenDeleted() {
    NAMESPACE.run("delete", "consumerpipeline", "views");

    Eventually.soon(() -> assertThat(NAMESPACE.run("get",
        "configmaps,deployments,replicasets,pods,services,serviceaccounts,poddisruptionbudgets,networkpolicies,servicemonitors,prometheusrules",
        "-l", "consumerpipeline.io/pipeline=views", "-o", "name")).isEmpty());
    assertThat(NAMESPACE.database().rows("views_of_pages")).isEqualTo(500);
  }
}
