package io.consumerpipeline.operator;

import static org.awaitility.Awaitility.await;

import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** The resource {@code page-views} in the namespace {@code web}, what is made of it, and who makes it. */
record PageViews(KubernetesClient client) {

  /** As a user writes it. */
  static ConsumerPipelineResource of(String spec) {
    return Serialization.unmarshal("""
        apiVersion: consumerpipeline.io/v1alpha1
        kind: ConsumerPipeline
        metadata: {name: page-views, namespace: web, generation: 1}
        spec: %s
        """.formatted(spec), ConsumerPipelineResource.class);
  }

  void create(String spec) {
    client.resource(of(spec)).create();
  }

  void edit(String spec) {
    change(resource(), stored -> {
      stored.setSpec(of(spec).getSpec());
      stored.getMetadata().setGeneration(stored.getMetadata().getGeneration() + 1);
    });
  }

  /** As often as the operator's own writes come in between. */
  static <T> void change(Resource<T> resource, Consumer<T> how) {
    await().ignoreExceptionsInstanceOf(KubernetesClientException.class).until(() -> resource.edit(object -> {
      how.accept(object);
      return object;
    }) != null);
  }

  Resource<ConsumerPipelineResource> resource() {
    return client.resources(ConsumerPipelineResource.class).inNamespace("web").withName("page-views");
  }

  Resource<Deployment> deployment() {
    return client.resources(Deployment.class).inNamespace("web").withName("page-views");
  }

  /** Pods that the Deployment asks for; -1 while there is none. */
  int replicas() {
    var deployment = deployment().get();
    return deployment == null ? -1 : deployment.getSpec().getReplicas();
  }

  /** An operator that asks brokers and pods each second; the caller starts it. */
  PipelineController controller(int podPort, PrometheusMeterRegistry metrics) {
    return new PipelineController(client,
        new OperatorSettings(Set.of(), null, "test", "registry.test/consumer-runtime:1", Duration.ofSeconds(1), 0, podPort),
        metrics, Clock.systemUTC(), new FirstReconcile(Instant.EPOCH, Clock.systemUTC()));
  }
}
