package io.consumerpipeline.operator.status;

import io.consumerpipeline.contract.RuntimeConfig.Kafka;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.contract.RuntimeStatus.ConnectionState;
import io.consumerpipeline.operator.lag.LagObservation;
import io.consumerpipeline.operator.lag.LagObservation.Cause;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.List;

/** Whether topic and group can be read: what the broker told the operator, and what it tells the pods. */
final class SourceCondition {
  private SourceCondition() {}

  static Verdict of(PipelinePlan plan, LagObservation lag, List<PodReport> pods) {
    return switch (lag) {
      case LagObservation.Unknown(var cause, var message) -> refused(plan, cause, message);
      case LagObservation.Known known -> PodConnections.worst(pods, status -> status.source())
          .filter(connection -> connection.state() != ConnectionState.Connected && connection.state() != ConnectionState.Unknown)
          .map(connection -> ofPod(plan, connection))
          .orElseGet(() -> new Verdict(ConditionType.SourceConnected, Truth.True, Reason.TopicReachable, known.partitions()
              + (known.partitions() == 1 ? " partition" : " partitions") + ", group " + kafka(plan).consumerGroup()));
    };
  }

  private static Verdict refused(PipelinePlan plan, Cause cause, String message) {
    var servers = kafka(plan).bootstrapServers();
    var topic = kafka(plan).topic();
    return switch (cause) {
      case NotAskedYet -> verdict(Truth.Unknown, Reason.NotAskedYet, "waiting for an answer of " + servers);
      case BrokerUnreachable -> verdict(Truth.False, Reason.BrokerUnreachable, servers + ": " + message
          + "; consuming goes on by itself when it is back. Otherwise check spec.source.kafka.bootstrapServers and NetworkPolicies");
      case TopicNotFound -> verdict(Truth.False, Reason.TopicNotFound, "topic " + topic + " does not exist at " + servers
          + ": create it (kafka-topics.sh --bootstrap-server " + servers + " --create --topic " + topic + ")");
      case AuthorizationFailed -> verdict(Truth.False, Reason.AuthorizationFailed, servers + " refuses: " + message
          + "; grant Describe on topic " + topic + " and group " + kafka(plan).consumerGroup());
      case BrokerError -> verdict(Truth.False, Reason.BrokerError, servers + ": " + message);
    };
  }

  private static Verdict ofPod(PipelinePlan plan, Connection connection) {
    return new Verdict(ConditionType.SourceConnected, Truth.False,
        PodConnections.reason(connection, Reason.SourceUnavailable),
        PodConnections.message(connection, "a pod cannot read from " + kafka(plan).bootstrapServers()));
  }

  private static Verdict verdict(Truth truth, Reason reason, String message) {
    return new Verdict(ConditionType.SourceConnected, truth, reason, message);
  }

  private static Kafka kafka(PipelinePlan plan) {
    return plan.runtime().source().kafka();
  }
}
