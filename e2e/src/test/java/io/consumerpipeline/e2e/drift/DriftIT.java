package io.consumerpipeline.e2e.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Eventually;
import io.consumerpipeline.e2e.cluster.Manifest;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.cluster.Pipeline;
import io.consumerpipeline.e2e.cluster.Producer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftIT {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("drift");

  private static final Pipeline PIPELINE = new Pipeline(NAMESPACE, "views");

  @BeforeAll
  static void consume() {
    new Producer(NAMESPACE, "page-views", "drift-views", 2).createTopic();
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "views", "drift-views"));
    PIPELINE.awaitConsuming();
  }

  @ParameterizedTest
  @ValueSource(strings = {"configmap/views", "configmap/views-dashboard", "deployment/views", "service/views",
      "serviceaccount/views",
      "poddisruptionbudget/views", "networkpolicy/views"})
  void objectComesBackWhenDeleted(String object) {
    var uid = NAMESPACE.get(object, "{.metadata.uid}");
    assertThat(uid).isNotEmpty();

    NAMESPACE.run("delete", object, "--wait=false");

    Eventually.within(AT_ONCE.multipliedBy(2),
        () -> assertThat(NAMESPACE.get(object, "{.metadata.uid}")).isNotEmpty().isNotEqualTo(uid));
  }

  @Test
  void fieldComesBackWhenEdited() {
    NAMESPACE.run("scale", "deployment", "views", "--replicas=3");
    NAMESPACE.run("patch", "configmap", "views", "--type=merge", "-p", "{\"data\":{\"pipeline.yaml\":\"nonsense\"}}");
    NAMESPACE.run("patch", "service", "views", "--type=json", "-p",
        "[{\"op\":\"replace\",\"path\":\"/spec/ports/0/targetPort\",\"value\":99}]");

    Eventually.within(AT_ONCE, () -> {
      assertThat(NAMESPACE.get("deployment/views", "{.spec.replicas}")).isEqualTo("1");
      assertThat(NAMESPACE.get("configmap/views", "{.data}")).doesNotContain("nonsense");
      assertThat(NAMESPACE.get("service/views", "{.spec.ports[*].targetPort}")).isEqualTo("metrics");
    });
  }

  @Test
  void objectIsOursAgainWhenItsOwnerReferenceOrLabelIsTakenAway() {
    NAMESPACE.run("patch", "service", "views", "--type=json", "-p",
        "[{\"op\":\"remove\",\"path\":\"/metadata/ownerReferences\"}]");
    NAMESPACE.run("label", "serviceaccount", "views", "consumerpipeline.io/pipeline-");

    Eventually.within(AT_ONCE, () -> {
      assertThat(NAMESPACE.get("service/views", "{.metadata.ownerReferences[*].name}")).isEqualTo("views");
      assertThat(NAMESPACE.get("serviceaccount/views", "{.metadata.labels.consumerpipeline\\.io/pipeline}")).isEqualTo("views");
    });
  }

  @Test
  void foreignAnnotationStays() {
    NAMESPACE.run("annotate", "deployment", "views", "example.com/note=mine");

    PIPELINE.patch("{\"spec\":{\"thresholds\":{\"lagSeconds\":33}}}");
    PIPELINE.awaitConsuming();

    assertThat(NAMESPACE.get("deployment/views", "{.metadata.annotations.example\\.com/note}")).isEqualTo("mine");
  }

  @Test
  void objectOfSomebodyElseIsLeftAloneAndNamed() {
    NAMESPACE.run("create", "configmap", "taken", "--from-literal=owner=somebody");
    NAMESPACE.apply(Manifest.pageViews(NAMESPACE, "taken", "drift-taken").replace("page_views", "taken"));

    var taken = new Pipeline(NAMESPACE, "taken");
    taken.awaitCondition("Ready", "False NameConflict");
    assertThat(taken.condition("Ready")).contains("ConfigMap").contains("taken");
    assertThat(NAMESPACE.get("configmap/taken", "{.data.owner}")).isEqualTo("somebody");
  }
}
