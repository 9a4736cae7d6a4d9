package io.consumerpipeline.operator.scaling;

/** What the number of replicas must not leave. */
final class Limits {
  private Limits() {}

  static Proposal keep(Proposal proposal, Circumstances seen) {
    var range = Range.of(seen.settings(), seen.load().everyPartition(), seen.now());
    return proposal.replicas() < range.minReplicas()
        ? proposal.instead(range.minReplicas(), Reason.MinReplicas, "minReplicas is " + range.minReplicas())
        : proposal.atMost(range.maxReplicas(), range.cap().reason(), most(range, seen.settings().sink()));
  }

  private static String most(Range range, ScalingSettings.Sink sink) {
    return switch (range.cap()) {
      case Partitions -> "the topic has " + range.maxReplicas() + " partitions";
      case SinkConnections -> "maxConnections is " + sink.maxConnections() + ", and each replica has " + sink.writers();
      case MaxReplicas -> "maxReplicas is " + range.maxReplicas();
    };
  }
}
