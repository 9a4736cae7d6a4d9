package io.consumerpipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.consumerpipeline.api.ConsumerPipelineStatus.Action;
import io.consumerpipeline.api.ConsumerPipelineStatus.ActionState;
import io.consumerpipeline.operator.cluster.FakeCluster;
import io.consumerpipeline.operator.resource.StoredPipeline;
import io.consumerpipeline.operator.status.Actions;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions are reset while nobody consumes, once per nonce; the test plays the controllers of Deployments and Jobs. */
class ResetTest {
  private static final String SPEC = """
      {source: {kafka: {bootstrapServers: "nowhere.invalid:9092", topic: page-views}}, replicas: 2%s,
       sink: {postgresql: {connectionSecretRef: {name: web-db-app}, table: page_views}}}""";

  private final FakeCluster cluster = new FakeCluster();
  private final PageViews pageViews = new PageViews(cluster.client());
  private PipelineController controller = pageViews.controller(1, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  @BeforeEach
  void consuming() {
    cluster.client().resource(new SecretBuilder().withNewMetadata().withNamespace("web").withName("web-db-app").endMetadata()
        .withData(Map.of("host", "aA==", "dbname", "aA==", "user", "aA==", "password", "aA==")).build()).create();
    pageViews.create(SPEC.formatted(""));
    controller.start();
    await().until(() -> pageViews.replicas() == 2);
    pod("page-views-abc", "page-views");
    deploymentHas(2);
  }

  @AfterEach
  void stop() {
    controller.close();
    cluster.close();
  }

  @Test
  void consumersStopThenTheJobRunsThenConsumersComeBack() {
    // When
    ask("a1");

    // Then: nothing is done as long as a pod is there
    await().until(() -> pageViews.replicas() == 0);
    await().until(() -> action().state() == ActionState.Pending);
    assertThat(action().message()).isEqualTo("waiting for consumer pod page-views-abc to be gone");
    deploymentHas(0);
    await().during(Duration.ofSeconds(1)).until(() -> jobs().isEmpty());

    // When
    cluster.client().pods().inNamespace("web").withName("page-views-abc").delete();

    // Then
    await().until(() -> jobs().size() == 1);
    await().until(() -> action().state() == ActionState.Running);
    assertThat(pageViews.replicas()).isZero();

    // When
    ends(jobs().getFirst(), "Complete", "3 partitions of page-views set to the beginning");

    // Then
    await().until(() -> pageViews.replicas() == 2);
    await().until(() -> action().state() == ActionState.Done);
    assertThat(action()).isEqualTo(new Action("resetOffsets", "a1", ActionState.Done,
        "3 partitions of page-views set to the beginning", "2026-11-28T00:00:00Z"));
    await().until(() -> events().containsAll(List.of("ActionStarted", "ActionDone")));
  }

  @Test
  void nothingIsDoneAgainWhenTheOperatorIsAnotherOne() {
    // Given
    reset("a1", "Complete", "done");
    await().until(() -> action().state() == ActionState.Done);

    // When
    controller.close();
    controller = pageViews.controller(1, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    controller.start();

    // Then
    await().during(Duration.ofSeconds(2)).until(() -> pageViews.replicas() == 2 && jobs().size() == 1);
    assertThat(action().state()).isEqualTo(ActionState.Done);
  }

  @Test
  void consumersComeBackAndAnotherNonceTriesAgainWhenTheJobFails() {
    // Given
    reset("a1", "Failed", "refused: offset 7 is outside of what partition 0 holds, 0 to 3: write one of these");
    await().until(() -> action().state() == ActionState.Failed);
    assertThat(action().message()).startsWith("refused: offset 7").endsWith("another nonce tries again");
    await().until(() -> pageViews.replicas() == 2);
    var failed = jobs().getFirst().getMetadata().getName();

    // When
    reset("a2", "Complete", "done");

    // Then
    await().until(() -> action().nonce().equals("a2") && action().state() == ActionState.Done);
    assertThat(jobs()).extracting(job -> job.getMetadata().getName()).hasSize(1).doesNotContain(failed);
    await().until(() -> pageViews.replicas() == 2);
  }

  @Test
  void anEarlierJobEndsBeforeTheNextBegins() {
    // Given: a Job that is at work, and goes only when its pod is gone
    ask("a1");
    gone();
    await().until(() -> jobs().size() == 1);
    var first = jobs().getFirst();
    PageViews.change(cluster.client().resource(first), job -> job.getMetadata().setFinalizers(List.of("foregroundDeletion")));

    // When
    ask("a2");

    // Then
    await().until(() -> action().nonce().equals("a2"));
    await().until(() -> action().message().contains(first.getMetadata().getName()));
    await().during(Duration.ofSeconds(1)).until(() -> jobs().size() == 1 && pageViews.replicas() == 0);
  }

  @Test
  void suspendedPipelineStaysSuspended() {
    // Given
    pageViews.edit(SPEC.formatted(", suspend: true"));
    gone();

    // When
    pageViews.edit(SPEC.formatted(", suspend: true, resetOffsets: {nonce: a1, to: Latest}"));
    await().until(() -> jobs().size() == 1);
    ends(jobs().getFirst(), "Complete", "done");

    // Then
    await().until(() -> action().state() == ActionState.Done);
    assertThat(pageViews.replicas()).isZero();
  }

  private void reset(String nonce, String condition, String message) {
    ask(nonce);
    gone();
    await().until(() -> jobs().stream().anyMatch(job -> !finished(job)));
    ends(jobs().stream().filter(job -> !finished(job)).findFirst().orElseThrow(), condition, message);
  }

  private static boolean finished(Job job) {
    return job.getStatus() != null && !job.getStatus().getConditions().isEmpty();
  }

  private void gone() {
    await().until(() -> pageViews.replicas() == 0);
    cluster.client().pods().inNamespace("web").withName("page-views-abc").delete();
    deploymentHas(0);
  }

  private void ends(Job job, String condition, String message) {
    var name = job.getMetadata().getName();
    cluster.client().resource(new PodBuilder(pod(name + "-x", null)).editMetadata()
        .addToLabels("batch.kubernetes.io/job-name", name).endMetadata()
        .withNewStatus().withPhase("Succeeded").addNewContainerStatus().withName("offsets").withNewState().withNewTerminated()
        .withMessage(message + "\n").endTerminated().endState().endContainerStatus().endStatus().build()).update();
    PageViews.change(cluster.client().resource(job), object -> {
      object.setStatus(new JobStatusBuilder().withSucceeded(condition.equals("Complete") ? 1 : 0)
          .withFailed(condition.equals("Failed") ? 1 : 0)
          .withCompletionTime(condition.equals("Complete") ? "2026-11-28T00:00:00Z" : null)
          .withConditions(new JobConditionBuilder().withType(condition).withStatus("True").build()).build());
    });
  }

  private Pod pod(String name, @Nullable String pipeline) {
    var pod = new PodBuilder().withNewMetadata().withNamespace("web").withName(name).withCreationTimestamp("2026-11-28T00:00:00Z")
        .addToLabels("app.kubernetes.io/managed-by", "consumerpipeline-operator").endMetadata().withNewStatus()
        .withPhase("Running")
        .endStatus().build();
    if (pipeline != null) {
      pod.getMetadata().getLabels().put("consumerpipeline.io/pipeline", pipeline);
    }
    return cluster.client().resource(pod).create();
  }

  private void deploymentHas(int pods) {
    PageViews.change(pageViews.deployment(), object -> {
      object.setStatus(new DeploymentStatusBuilder().withReplicas(pods).withObservedGeneration(Long.MAX_VALUE).build());
    });
  }

  private void ask(String nonce) {
    pageViews.edit(SPEC.formatted(", resetOffsets: {nonce: " + nonce + ", to: Earliest}"));
  }

  private List<Job> jobs() {
    return cluster.client().resources(Job.class).inNamespace("web").list().getItems();
  }

  private Action action() {
    return Actions.find(StoredPipeline.status(pageViews.resource().get().getStatus()), "resetOffsets")
        .orElse(new Action("", "", ActionState.Pending, "", ""));
  }

  private List<String> events() {
    return cluster.client().events().v1().events().inNamespace("web").list().getItems().stream().map(event -> event.getReason())
        .toList();
  }
}
