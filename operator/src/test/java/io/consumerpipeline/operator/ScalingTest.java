package io.consumerpipeline.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.consumerpipeline.kafka.SingleBroker;
import io.consumerpipeline.operator.cluster.FakeCluster;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was decided becomes replicas, against an API server that keeps objects, a real broker, and pods that answer and store nothing.
 * 6,000 records are unread, so 1,000 per second are needed for 6 seconds; a pod does 250 when it is busy, and 70 % of that are wanted.
 */
class ScalingTest {
  private static final int NEEDED = 6;
  private static final int RECORDS = 6_000;
  private static final String SPEC = """
      {source: {kafka: {bootstrapServers: "%s", topic: %s}}, %s
       sink: {postgresql: {connectionSecretRef: {name: web-db-app}, table: page_views}}}""";
  private static final String AUTOSCALING = "autoscaling: {pollingIntervalSeconds: 1, catchUpSeconds: 6, excludePersistentLag: false%s},";

  private static KafkaClusterTestKit kafka;
  private static Admin admin;
  private static int topics;

  private final String topic = "page-views-" + topics++;
  private final FakeCluster cluster = new FakeCluster();
  private final PageViews pageViews = new PageViews(cluster.client());
  private final List<Integer> counts = new CopyOnWriteArrayList<>();
  private BusyPods pods;
  private PrometheusMeterRegistry metrics;
  private PipelineController controller;
  private Watch watch;

  @BeforeAll
  static void startKafka() throws Exception {
    kafka = SingleBroker.start(Map.of());
    admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stopKafka() throws Exception {
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void backlog() throws Exception {
    pods = new BusyPods(250);
    admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1))).all().get();
    Topics.fill(kafka.bootstrapServers(), topic, 12, RECORDS);
    committed(0);
    cluster.client().resource(new SecretBuilder().withNewMetadata().withNamespace("web").withName("web-db-app").endMetadata()
        .withData(Map.of("host", "aA==", "dbname", "aA==", "user", "aA==", "password", "aA==")).build()).create();
    watch = cluster.client().resources(Deployment.class).inNamespace("web").watch(new Counts());
  }

  @AfterEach
  void stop() {
    controller.close();
    watch.close();
    cluster.close();
    pods.close();
  }

  @Test
  void allReplicasThatABacklogNeedsComeInOneStep() {
    // When
    begin(AUTOSCALING.formatted(""));

    // Then
    await().until(() -> pageViews.replicas() == NEEDED);
    await().untilAsserted(() -> assertThat(counts).containsExactly(1, NEEDED));
    await().during(Duration.ofSeconds(3)).until(() -> pageViews.replicas() == NEEDED);
  }

  @Test
  void changeIsToldInOneSentence() {
    // When
    scaled();

    // Then
    await().untilAsserted(() -> {
      var status = requireNonNull(StoredPipeline.status(pageViews.resource().get().getStatus()));
      var scaling = requireNonNull(status.autoscaling());
      assertThat(scaling.lastScaleTime()).isNotNull();
      assertThat(scaling.lastChange()).isNotNull();
      var change = scaling.lastChange();
      assertThat(List.of(change.from(), change.to())).containsExactly(1, NEEDED);
      assertThat(change.message()).startsWith("1 → 6: ")
          .contains("6k behind in 6 s need 1k/s; one replica does 250/s at 100 %, 70 % wanted");
      assertThat(status.conditions())
          .extracting(condition -> condition.type() + "=" + condition.status() + "/" + condition.reason())
          .contains("ScalingActive=True/LoadKnown", "ScalingLimited=False/WithinRange");
      assertThat(cluster.client().resources(Event.class).inNamespace("web").list().getItems())
          .filteredOn(event -> event.getReason().equals("ScaledUp")).singleElement().extracting(Event::getNote)
          .isEqualTo(change.message());
    });
    assertThat(metrics.scrape())
        .contains("consumerpipeline_autoscaler_scalings_total{direction=\"up\",namespace=\"web\",pipeline=\"page-views\"");
  }

  @Test
  void replicasStayWhenTheOperatorIsAnotherOne() {
    // Given
    scaled();

    // When
    another();

    // Then
    await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).until(() -> pageViews.replicas() == NEEDED);
    await().untilAsserted(() -> assertThat(counts).containsExactly(1, NEEDED));
  }

  @Test
  void replicasStayWhenTheOperatorIsAnotherOneThatCannotReachTheBroker() {
    // Given
    scaled();

    // When
    pageViews.edit(SPEC.formatted("nowhere.invalid:9092", topic, AUTOSCALING.formatted("")));
    another();

    // Then
    await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).until(() -> pageViews.replicas() == NEEDED);
  }

  @Test
  void replicasStayWhileTheLagIsUnknown() throws Exception {
    // Given
    scaled();

    // When
    admin.deleteTopics(List.of(topic)).all().get();

    // Then
    await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).until(() -> pageViews.replicas() == NEEDED);
  }

  @Test
  void whoeverScalesByHandIsCorrected() {
    // Given
    scaled();

    // When
    PageViews.change(pageViews.deployment(), object -> object.getSpec().setReplicas(2));

    // Then
    await().until(() -> pageViews.replicas() == NEEDED);
    await().untilAsserted(() -> assertThat(counts).containsExactly(1, NEEDED, 2, NEEDED));
  }

  @Test
  void nothingIsChangedInADryRun() {
    // When
    begin(AUTOSCALING.formatted(", mode: DryRun"));

    // Then
    await().until(() -> pods.asked() > 5);
    await().untilAsserted(() -> assertThat(counts).containsExactly(1));
  }

  @Test
  void suspensionWinsAndTheReplicasFromBeforeComeBackAlsoFromAnotherOperator() {
    // Given
    scaled();

    // When
    pageViews.edit(spec("suspend: true, " + AUTOSCALING.formatted("")));

    // Then
    await().until(() -> pageViews.replicas() == 0);
    assertThat(pageViews.deployment().get().getMetadata().getAnnotations()).containsEntry("consumerpipeline.io/resumes-with",
        "6");

    // When
    another();
    pageViews.edit(spec(AUTOSCALING.formatted("")));

    // Then
    await().until(() -> pageViews.replicas() == NEEDED);
    await().untilAsserted(() -> assertThat(counts).containsExactly(1, NEEDED, 0, NEEDED));
    assertThat(pageViews.deployment().get().getMetadata().getAnnotations()).doesNotContainKey("consumerpipeline.io/resumes-with");
  }

  @Test
  void pipelineSleepsAndWakes() throws Exception {
    // Given
    committed(RECORDS / 12);
    begin(AUTOSCALING.formatted(", minReplicas: 0, cooldownSeconds: 2"));

    // When, Then
    await().atMost(Duration.ofSeconds(15)).until(() -> pageViews.replicas() == 0);

    // When
    another();

    // Then
    await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(8)).until(() -> pageViews.replicas() == 0);

    // When
    Topics.fill(kafka.bootstrapServers(), topic, 12, 12);

    // Then
    await().until(() -> pageViews.replicas() > 0);
    await().untilAsserted(() -> assertThat(counts).containsExactly(1, 0, 1));
  }

  @Test
  void replicasThatAreGivenReplaceTheDecision() {
    // Given
    scaled();

    // When
    pageViews.edit(spec("replicas: 2,"));

    // Then
    await().until(() -> pageViews.replicas() == 2);
    await().during(Duration.ofSeconds(3)).until(() -> pageViews.replicas() == 2);
  }

  private void scaled() {
    begin(AUTOSCALING.formatted(""));
    await().until(() -> pageViews.replicas() == NEEDED);
  }

  private void begin(String scaling) {
    pageViews.create(spec(scaling));
    another();
    await().until(() -> pageViews.replicas() >= 0);
    running(1);
  }

  private void another() {
    if (controller != null) {
      controller.close();
    }
    metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    controller = pageViews.controller(pods.port(), metrics);
    controller.start();
  }

  /** Plays the controllers: so many pods are there and ready. */
  private void running(int number) {
    IntStream.range(0, number).forEach(pod -> cluster.client().resource(new PodBuilder().withNewMetadata().withNamespace("web")
        .withName("page-views-" + pod)
        .withLabels(Map.of("app.kubernetes.io/managed-by", "consumerpipeline-operator", "consumerpipeline.io/pipeline",
            "page-views"))
        .endMetadata().withNewStatus().withPodIP("127.0.0." + (pod + 1)).addNewCondition().withType("Ready").withStatus("True")
        .endCondition().endStatus().build()).create());
    PageViews.change(pageViews.deployment(),
        object -> object.setStatus(new DeploymentStatusBuilder().withReplicas(number).withReadyReplicas(number)
            .withUpdatedReplicas(number).withObservedGeneration(Long.MAX_VALUE).build()));
  }

  private void committed(long offset) throws Exception {
    var offsets = new java.util.HashMap<TopicPartition, OffsetAndMetadata>();
    IntStream.range(0, 12).forEach(number -> offsets.put(new TopicPartition(topic, number), new OffsetAndMetadata(offset)));
    admin.alterConsumerGroupOffsets("web.page-views", offsets).all().get();
  }

  private String spec(String scaling) {
    return SPEC.formatted(kafka.bootstrapServers(), topic, scaling);
  }

  /** Notes every number of replicas that the Deployment ever asks for. */
  private final class Counts implements Watcher<Deployment> {
    @Override
    public void eventReceived(Action action, Deployment deployment) {
      var replicas = deployment.getSpec().getReplicas();
      if (counts.isEmpty() || !counts.getLast().equals(replicas)) {
        counts.add(replicas);
      }
    }

    @Override
    public void onClose(WatcherException cause) {}
  }
}
