package io.consumerpipeline.operator.scaling;

/** What the number of replicas must not leave. */
final class Limits {
  private Limits() {}

  static Proposal keep(Proposal proposal, Circumstances seen) {
    var bounds = seen.bounds();
    var sink = seen.settings().sink();
    var partitions = seen.load().everyPartition();
    var atLeast = proposal.replicas() < bounds.minReplicas()
        ? proposal.instead(bounds.minReplicas(), Reason.MinReplicas, "minReplicas is " + bounds.minReplicas())
        : proposal;
    return atLeast.atMost(bounds.maxReplicas(), Reason.MaxReplicas, "maxReplicas is " + bounds.maxReplicas())
        .atMost(partitions, Reason.Partitions, "the topic has " + partitions + " partitions")
        .atMost(sink.mostReplicas(), Reason.Connections,
            "maxConnections is " + sink.maxConnections() + ", and each replica has " + sink.writers());
  }
}
