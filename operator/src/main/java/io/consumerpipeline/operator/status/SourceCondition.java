package io.consumerpipeline.operator.status;

import io.consumerpipeline.contract.RuntimeConfig.Kafka;
import io.consumerpipeline.contract.RuntimeConfig.Login;
import io.consumerpipeline.contract.RuntimeConfig.Mechanism;
import io.consumerpipeline.contract.RuntimeConfig.Security;
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
              + (known.partitions() == 1 ? " partition" : " partitions") + ", group " + kafka(plan).consumerGroup()
              + exposed(kafka(plan).security())));
    };
  }

  /** A mesh may encrypt what Kafka does not, so this is worth a remark and no more. SCRAM does not send the password itself. */
  private static String exposed(Security security) {
    var readable = switch (security.login()) {
      case Login.Password password -> password.mechanism() == Mechanism.Plain;
      case Login.Token _ -> true;
      case Login.None _,Login.Certificate _ -> false;
    };
    return readable && !security.tls()
        ? "; the login can be read on the way, unless a mesh encrypts it: set spec.source.kafka.tls"
        : "";
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
      case LoginRefused -> verdict(Truth.False, Reason.LoginRefused, message);
      case CertificateRefused -> verdict(Truth.False, Reason.CertificateRefused, message);
      case NotAuthorized -> verdict(Truth.False, Reason.NotAuthorized, message);
      case TlsRequired -> verdict(Truth.False, Reason.TlsRequired, message);
      case TlsNotOffered -> verdict(Truth.False, Reason.TlsNotOffered, message);
      case SecretKeyMissing -> verdict(Truth.False, Reason.SecretKeyMissing, message);
      case TokenRefused -> verdict(Truth.False, Reason.TokenRefused, message);
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
