package io.consumerpipeline.operator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.operator.resource.ConsumerPipelineResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupClaimsTest {
  @Test
  void olderPipelineHasTheGroup() {
    var older = pipeline("older", "2026-01-01T00:00:00Z", "consumerGroup: g");
    var younger = pipeline("younger", "2026-01-02T00:00:00Z", "consumerGroup: g");

    assertThat(GroupClaims.keys(older)).isEqualTo(GroupClaims.keys(younger));
    assertThat(GroupClaims.obstacle(older, List.of(younger, older))).isEmpty();
    assertThat(GroupClaims.obstacle(younger, List.of(younger, older)).orElseThrow().message())
        .startsWith("ConsumerPipeline web/older consumes the same topic with the same group");
  }

  @Test
  void oneOfTwoHasTheGroupWhenTheyAreOfOneSecond() {
    var one = pipeline("one", "2026-01-01T00:00:00Z", "consumerGroup: g");
    var two = pipeline("two", "2026-01-01T00:00:00Z", "consumerGroup: g");

    assertThat(GroupClaims.obstacle(one, List.of(one, two)).isEmpty())
        .isNotEqualTo(GroupClaims.obstacle(two, List.of(one, two)).isEmpty());
  }

  @Test
  void defaultGroupsDiffer() {
    assertThat(GroupClaims.keys(pipeline("a", "2026-01-01T00:00:00Z", "startFrom: Latest")))
        .isNotEqualTo(GroupClaims.keys(pipeline("b", "2026-01-01T00:00:00Z", "startFrom: Latest")));
  }

  @Test
  void unreadablePipelineClaimsNothing() {
    var unreadable = new ConsumerPipelineResource();

    assertThat(GroupClaims.keys(unreadable)).isEmpty();
  }

  private static ConsumerPipelineResource pipeline(String name, String created, String more) {
    return Serialization.unmarshal("""
        apiVersion: consumerpipeline.io/v1alpha1
        kind: ConsumerPipeline
        metadata: {name: %s, namespace: web, uid: %s, creationTimestamp: "%s"}
        spec: {source: {kafka: {bootstrapServers: "k:9092", topic: t, %s}}}
        """.formatted(name, name, created, more), ConsumerPipelineResource.class);
  }
}
