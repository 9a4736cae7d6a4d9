package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.consumerpipeline.api.Condition;
import io.consumerpipeline.operator.cluster.FakeCluster;
import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.ConditionType;
import io.consumerpipeline.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop against an API server that keeps objects; no broker answers and no pod runs. */
class ConsumerPipelineReconcilerTest {
  private static final String SPEC = """
      {source: {kafka: {bootstrapServers: "nowhere.invalid:9092", topic: page-views}},
       sink: {postgresql: {connectionSecretRef: {name: web-db-app}, table: page_views}}}""";

  private final FakeCluster cluster = new FakeCluster();
  private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PageViews pageViews = new PageViews(cluster.client());
  private final PipelineController controller = pageViews.controller(1, metrics);

  @AfterEach
  void stop() {
    controller.close();
    cluster.close();
  }

  @Test
  void everythingIsAppliedOnceAndNothingAfterwards() {
    // Given
    secret();
    create(SPEC);

    // When
    controller.start();
    settled();

    // Then
    assertThat(cluster.takeWrites()).filteredOn(write -> !write.endsWith("/status")).containsExactly(
        "APPLY /api/v1/namespaces/web/serviceaccounts/page-views",
        "APPLY /api/v1/namespaces/web/configmaps/page-views",
        "APPLY /apis/networking.k8s.io/v1/namespaces/web/networkpolicies/page-views",
        "APPLY /api/v1/namespaces/web/services/page-views",
        "APPLY /apis/policy/v1/namespaces/web/poddisruptionbudgets/page-views",
        "APPLY /apis/apps/v1/namespaces/web/deployments/page-views",
        "APPLY /api/v1/namespaces/web/configmaps/page-views-dashboard");

    // When: somebody adds what is not ours
    pageViews.deployment().edit(object -> {
      object.getMetadata().getAnnotations().put("somebody", "else");
      return object;
    });

    // Then
    await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(4)).until(() -> cluster.takeWrites().isEmpty());
    assertThat(pageViews.deployment().get().getMetadata().getAnnotations()).containsEntry("somebody", "else");
  }

  @Test
  void changedObjectIsPutRightAndCounted() {
    // Given
    running();

    // When
    pageViews.deployment().edit(object -> {
      object.getSpec().setReplicas(9);
      return object;
    });

    // Then
    await().until(() -> pageViews.deployment().get().getSpec().getReplicas() == 1);
    await().until(() -> metrics.scrape().contains("consumerpipeline_drift_corrections_total{kind=\"Deployment\"} 1.0"));
    await().until(() -> events().contains("DriftCorrected"));
  }

  @Test
  void deletedObjectComesBack() {
    // Given
    running();

    // When
    cluster.client().services().inNamespace("web").withName("page-views").delete();

    // Then
    await().until(() -> cluster.client().services().inNamespace("web").withName("page-views").get() != null);
  }

  @Test
  void newSpecIsApplied() {
    // Given
    running();

    // When
    pageViews.edit(SPEC.replace("{source", "{replicas: 3, source"));

    // Then
    await().until(() -> pageViews.deployment().get().getSpec().getReplicas() == 3);
    await().until(() -> StoredPipeline.status(pageViews.resource().get().getStatus()).observedGeneration() == 2L);
    assertThat(metrics.scrape()).contains("consumerpipeline_drift_corrections_total{kind=\"Deployment\"} 0.0");
  }

  @Test
  void objectThatIsNoLongerWantedIsPruned() {
    // Given: an object of ours from an earlier version
    running();
    var left = new ConfigMapBuilder(configMap("page-views").get()).editMetadata().withName("page-views-left")
        .withResourceVersion(null)
        .withUid(null).endMetadata().build();

    // When
    cluster.client().resource(left).create();

    // Then
    await().until(() -> configMap("page-views-left").get() == null);
  }

  @Test
  void foreignObjectOfTheNameIsLeftAlone() {
    // Given
    secret();
    var foreign = new ConfigMapBuilder().withNewMetadata().withNamespace("web").withName("page-views").endMetadata()
        .withData(Map.of("theirs", "1")).build();
    cluster.client().resource(foreign).create();
    create(SPEC);

    // When
    controller.start();

    // Then
    await().until(() -> reason(ConditionType.Ready).equals(Optional.of("NameConflict")));
    assertThat(reason(ConditionType.Stalled)).contains("NameConflict");
    assertThat(message()).startsWith("ConfigMap web/page-views exists and belongs to somebody else");
    assertThat(configMap("page-views").get().getData()).isEqualTo(Map.of("theirs", "1"));
    await().until(() -> pageViews.deployment().get() != null);
  }

  @Test
  void nothingIsAppliedUntilTheSecretIsThere() {
    // Given
    create(SPEC);
    controller.start();
    await().until(() -> reason(ConditionType.Ready).equals(Optional.of("SecretNotFound")));
    assertThat(pageViews.deployment().get()).isNull();

    // When
    secret();

    // Then
    await().atMost(Duration.ofSeconds(15)).until(() -> pageViews.deployment().get() != null);
  }

  @Test
  void podsChangeWithAGoodSchemaOnly() {
    // Given
    secret();
    create(SPEC.replace("{source",
        "{events: {typeField: type, types: [{name: VIEW, schemaRef: {name: schemas, key: view.json}}]}, source"));
    controller.start();
    await().until(() -> reason(ConditionType.Ready).equals(Optional.of("SchemaNotFound")));
    assertThat(message())
        .startsWith("ConfigMap web/schemas does not exist: create it with kubectl -n web create configmap schemas");
    assertThat(pageViews.deployment().get()).isNull();

    // When
    schema("{\"type\": \"object\", \"required\": [\"page\"]}");

    // Then
    await().atMost(Duration.ofSeconds(15)).until(() -> pageViews.deployment().get() != null);
    var before = podAnnotations();
    assertThat(configMap("page-views").get().getData().values()).contains("{\"type\": \"object\", \"required\": [\"page\"]}");

    // When
    schema("{\"type\": \"thing\"}");

    // Then
    await().atMost(Duration.ofSeconds(45)).until(() -> reason(ConditionType.Ready).equals(Optional.of("InvalidSchema")));
    assertThat(message())
        .startsWith("the schema view.json in ConfigMap web/schemas: it is no JSON Schema 2020-12: the field type is");
    assertThat(podAnnotations()).isEqualTo(before);

    // When
    schema("{\"type\": \"object\"}");

    // Then
    await().atMost(Duration.ofSeconds(15)).until(() -> !podAnnotations().equals(before));
  }

  @Test
  void nothingIsAppliedUntilTheSecretForKafkaHasItsKey() {
    // Given
    secret();
    secret("web-kafka", Map.of("user", "aA=="));
    create(SPEC.replace("topic: page-views", "topic: page-views, authentication: {type: plain, username: web,"
        + " passwordSecret: {secretName: web-kafka, password: password}}"));
    controller.start();
    await().until(() -> reason(ConditionType.Ready).equals(Optional.of("SecretKeyMissing")));
    assertThat(message()).startsWith("Secret web/web-kafka lacks the key password, which spec.source.kafka names");
    assertThat(pageViews.deployment().get()).isNull();

    // When
    cluster.client().secrets().inNamespace("web").withName("web-kafka").delete();
    secret("web-kafka", Map.of("password", "aA=="));

    // Then
    await().atMost(Duration.ofSeconds(15)).until(() -> pageViews.deployment().get() != null);
  }

  @Test
  void whatRunsGoesOnWhenTheSpecCannotBeReadAnyMore() {
    // Given
    running();

    // When
    pageViews.edit("{replicas: several}");

    // Then
    await().until(() -> reason(ConditionType.Ready).equals(Optional.of("UnreadableSpec")));
    assertThat(pageViews.deployment().get()).isNotNull();

    // When: one that can be read
    pageViews.edit(SPEC.replace("{source", "{replicas: 2, source"));

    // Then
    await().until(() -> pageViews.deployment().get().getSpec().getReplicas() == 2);
  }

  @Test
  void unreadablePipelineDoesNotHinderOthers() {
    // Given
    secret();
    create(SPEC);
    var other = PageViews.of("{source: 7}");
    other.getMetadata().setName("unreadable");
    cluster.client().resource(other).create();

    // When
    controller.start();

    // Then
    await().until(() -> pageViews.deployment().get() != null);
  }

  @Test
  void youngerOfTwoPipelinesWithOneGroupIsHeldBack() {
    // Given
    running();
    var younger = PageViews.of(SPEC.replace("topic: page-views", "topic: page-views, consumerGroup: web.page-views"));
    younger.getMetadata().setName("younger");
    younger.getMetadata().setCreationTimestamp("2999-01-01T00:00:00Z");

    // When
    cluster.client().resource(younger).create();

    // Then
    var stored = cluster.client().resources(ConsumerPipelineResource.class).inNamespace("web").withName("younger");
    await().until(() -> Conditions.find(StoredPipeline.status(stored.get().getStatus()), ConditionType.Stalled)
        .map(Condition::reason).equals(Optional.of("GroupConflict")));
    assertThat(cluster.client().resources(Deployment.class).inNamespace("web").withName("younger").get()).isNull();
    assertThat(reason(ConditionType.Ready)).contains("BrokerUnreachable");
  }

  @Test
  void optionalKindsAreAppliedWhereTheyAreInstalled() {
    // Given
    cluster.monitoring(true);
    running();

    // Then
    assertThat(generic("ServiceMonitor").get()).isNotNull();
    assertThat(generic("PrometheusRule").get()).isNotNull();
  }

  @Test
  void metricsOfAPipelineGoWithIt() {
    // Given
    running();
    assertThat(metrics.scrape()).contains("consumerpipeline_info{");

    // When
    pageViews.resource().delete();

    // Then
    await().until(() -> !metrics.scrape().contains("consumerpipeline_info{"));
  }

  private void running() {
    secret();
    create(SPEC);
    controller.start();
    settled();
    cluster.takeWrites();
  }

  private void settled() {
    await().atMost(Duration.ofSeconds(15))
        .until(() -> reason(ConditionType.SourceConnected).equals(Optional.of("BrokerUnreachable")));
    await().during(Duration.ofSeconds(1)).until(() -> pageViews.deployment().get() != null);
  }

  private void schema(String text) {
    cluster.client().resource(new ConfigMapBuilder().withNewMetadata().withNamespace("web").withName("schemas").endMetadata()
        .withData(Map.of("view.json", text)).build()).createOr(existing -> existing.update());
  }

  private Map<String, String> podAnnotations() {
    return pageViews.deployment().get().getSpec().getTemplate().getMetadata().getAnnotations();
  }

  private void secret() {
    secret("web-db-app", Map.of("host", "aA==", "dbname", "aA==", "user", "aA==", "password", "aA=="));
  }

  private void secret(String name, Map<String, String> data) {
    Secret secret = new SecretBuilder().withNewMetadata().withNamespace("web").withName(name).endMetadata().withData(data)
        .build();
    cluster.client().resource(secret).create();
  }

  private void create(String spec) {
    pageViews.create(spec);
  }

  private Resource<ConfigMap> configMap(String name) {
    return cluster.client().configMaps().inNamespace("web").withName(name);
  }

  private Resource<GenericKubernetesResource> generic(String kind) {
    return cluster.client().genericKubernetesResources("monitoring.coreos.com/v1", kind).inNamespace("web")
        .withName("page-views");
  }

  private List<String> events() {
    return cluster.client().events().v1().events().inNamespace("web").list().getItems().stream().map(event -> event.getReason())
        .toList();
  }

  private Optional<String> reason(ConditionType type) {
    return Conditions.find(StoredPipeline.status(pageViews.resource().get().getStatus()), type).map(Condition::reason);
  }

  private String message() {
    return Conditions.find(StoredPipeline.status(pageViews.resource().get().getStatus()), ConditionType.Ready).orElseThrow()
        .message();
  }
}
