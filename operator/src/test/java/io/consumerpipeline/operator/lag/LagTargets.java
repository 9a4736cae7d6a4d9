package io.consumerpipeline.operator.lag;

import io.consumerpipeline.contract.RuntimeConfig.Start;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;

/** Targets to test with. */
final class LagTargets {
  static final Owner OWNER = new Owner("web", "page-views", "1");
  static final LagTarget EARLIEST = new LagTarget(OWNER, KafkaCluster.open("kafka:9092"), "page-views", "web.page-views",
      Start.Earliest, "", 60);
  static final LagTarget LATEST = new LagTarget(OWNER, KafkaCluster.open("kafka:9092"), "page-views", "web.page-views",
      Start.Latest, "", 60);

  private LagTargets() {}

  static LagTarget named(String name, String servers) {
    return new LagTarget(new Owner("web", name, name), KafkaCluster.open(servers), name, "web." + name, Start.Earliest, "", 60);
  }
}
