package io.consumerpipeline.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** A ConsumerPipeline in a namespace, asked as its users ask it. */
public record Pipeline(Namespace namespace, String name) {

  /** What a condition says: {@code True Consuming Consuming page-views with 1 of 1 replicas}. */
  public String condition(String type) {
    var path = "{.status.conditions[?(@.type==\"" + type + "\")]['status','reason','message']}";
    return namespace.get("consumerpipeline/" + name, path);
  }

  /** Waits until a condition begins with these words, for example {@code False SinkUnavailable}. */
  public void awaitCondition(String type, String beginning) {
    Eventually.within(Duration.ofMinutes(2),
        () -> assertThat(condition(type)).as("condition %s of %s", type, name).startsWith(beginning));
  }

  /** Waits until it consumes with all its pods and the status speaks of the newest spec. */
  public void awaitConsuming() {
    awaitCondition("Ready", "True Consuming");
    Eventually.soon(() -> assertThat(field("{.status.observedGeneration}")).isEqualTo(field("{.metadata.generation}")));
  }

  /** One value of the resource. */
  public String field(String jsonPath) {
    return namespace.get("consumerpipeline/" + name, jsonPath);
  }

  /** Changes the spec as {@code kubectl patch} does. */
  public void patch(String json) {
    namespace.run("patch", "consumerpipeline", name, "--type=merge", "-p", json);
  }

  /** The names of its pods that are not on their way out. */
  public List<String> pods() {
    var names = namespace.run("get", "pods", "-l", "consumerpipeline.io/pipeline=" + name, "-o",
        "go-template={{range .items}}{{if not .metadata.deletionTimestamp}}{{.metadata.name}} {{end}}{{end}}");
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }
}
