package io.consumerpipeline.e2e.demo;

import static io.consumerpipeline.e2e.cluster.Cluster.tryKubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoIT {
  private static final List<String> NAMESPACES = List.of("web", "risk");
  private static boolean ours;

  @BeforeAll
  static void lookForARunningDemo() {
    ours = NAMESPACES.stream().allMatch(namespace -> tryKubectl("", "get", "namespace", namespace).exitCode() != 0);
  }

  @AfterAll
  static void leaveTheClusterAsItWas() {
    if (ours) {
      NAMESPACES.forEach(namespace -> tryKubectl("", "delete", "namespace", namespace, "--ignore-not-found"));
    }
  }

  @Test
  void demoEndsWellAndShowsWhatItPromises() {
    var words = new ArrayList<>(List.of(Cluster.ROOT.resolve("demo").toString()));
    if (!Cluster.CONTEXT.isEmpty()) {
      words.addAll(List.of("--context", Cluster.CONTEXT));
    }

    var demo = Command.run(Duration.ofMinutes(15), "", words);

    System.out.println(demo.output());
    demo.success();
    assertThat(demo.output())
        .containsPattern("risk +credit-risk-consumer +True +Consuming +1/1")
        .containsPattern("web +page-views +True +Consuming +1/1")
        .contains("0 duplicates")
        .contains("consumerpipeline_events_total")
        .contains("MissingField");
  }
}
