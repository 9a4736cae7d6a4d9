package io.consumerpipeline.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.consumerpipeline.e2e.cluster.Cluster;
import io.consumerpipeline.e2e.cluster.Namespace;
import io.consumerpipeline.e2e.process.Progress;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The short form of {@code e2e/scaling/run}. */
class ScalingIT {
  @RegisterExtension
  static final Namespace NAMESPACE = Namespace.of("scaling");

  @Test
  void aBurstIsWorkedOffInOneStepAndNothingIsLostOrDoubledWhenReplicasComeAndGo() throws Exception {
    var result = new BurstRun(BurstPlan.SHORT, NAMESPACE, new Progress(System.out)).run();

    System.out.println(result.toMarkdown());
    Files.writeString(Cluster.ROOT.resolve("e2e/target/burst.svg"), result.chart().toSvg());
    assertThat(result.breaches()).isEmpty();
    assertThat(result.target()).isEqualTo(BurstPlan.SHORT.replicas().maxReplicas());
    assertThat(result.decision()).contains("1 → 6");
    assertThat(result.events()).anyMatch(event -> event.contains("1 → 6")).anyMatch(event -> event.contains("→ 1"));
  }
}
