package io.consumerpipeline.e2e.cluster;

import static io.consumerpipeline.e2e.cluster.Cluster.kubectl;
import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Kafka or PostgreSQL, as a Deployment of one pod with a volume. In the namespace of its own name it is the one that
 * {@code e2e/environment} runs for everybody; a scenario that takes servers away has its own, because a demo may be looking on.
 */
public record Server(String name, String namespace) {
  static Server shared(String name) {
    return new Server(name, name);
  }

  /** Where clients in the cluster find it. */
  public String host() {
    return name + "." + namespace;
  }

  /** Applies the manifest that everybody's server is made of, in another namespace. */
  void install() {
    var documents = Arrays.stream(manifest().split("(?m)^---\n"))
        .filter(document -> !document.contains("kind: Namespace\n"))
        .map(document -> document.replace("namespace: " + name, "namespace: " + namespace).replace("value: " + name + "." + name,
            "value: " + host()))
        .collect(Collectors.joining("---\n"));
    tryKubectl(documents, "apply", "-f", "-").success();
    awaitReady();
  }

  /** Takes it away, as an outage does; its data stays. */
  public void stop() {
    kubectl("-n", namespace, "scale", "deployment/" + name, "--replicas=0");
    Eventually.soon(() -> assertThat(kubectl("-n", namespace, "get", "pods", "-l", "app=" + name, "-o", "name")).isEmpty());
  }

  /** Brings it back and waits until it is ready. */
  public void start() {
    kubectl("-n", namespace, "scale", "deployment/" + name, "--replicas=1");
    awaitReady();
  }

  private void awaitReady() {
    kubectl("-n", namespace, "rollout", "status", "deployment/" + name, "--timeout=120s");
  }

  private String manifest() {
    try {
      return Files.readString(Cluster.ROOT.resolve("e2e/infra/" + name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
