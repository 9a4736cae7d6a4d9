package io.consumerpipeline.operator.status;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.plan.PipelinePlan.Owner;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.List;

/** Whether rows can be stored. Only pods know; without an answer it is unknown, never true. */
final class SinkCondition {
  private SinkCondition() {}

  static Verdict of(PipelinePlan plan, List<PodReport> pods) {
    if (plan.suspended()) {
      return verdict(Truth.Unknown, Reason.Suspended.name(), "nobody uses the sink while spec.suspend is true");
    }
    if (pods.isEmpty()) {
      return verdict(Truth.Unknown, Reason.NoPods.name(), "there is no pod to ask");
    }
    return PodConnections.worst(pods, RuntimeStatus::sink)
        .map(connection -> ofPod(plan, connection))
        .orElseGet(() -> verdict(Truth.Unknown, Reason.PodsNotAnswering.name(), "no pod answers at /status"));
  }

  private static Verdict ofPod(PipelinePlan plan, Connection connection) {
    var postgresql = plan.runtime().sink().postgresql();
    var table = "table " + postgresql.schema() + "." + postgresql.table();
    return switch (connection.state()) {
      case Unknown -> verdict(Truth.Unknown, Reason.NotConnectedYet.name(), "no pod has used " + table + " yet");
      case Connected -> verdict(Truth.True, Reason.TableWritable.name(), table);
      case Unavailable -> verdict(Truth.False, PodConnections.reason(connection, Reason.SinkUnavailable),
          PodConnections.message(connection, "the database of " + table + " is away; it is waited for"));
      case Misconfigured -> verdict(Truth.False, PodConnections.reason(connection, Reason.SinkMisconfigured),
          PodConnections.message(connection, table + " cannot be written: see the logs of the pods") + doctor(plan.owner()));
    };
  }

  /** A pod stops at the first thing that is missing. */
  private static String doctor(Owner owner) {
    return "; kubectl exec -n " + owner.namespace() + " deploy/" + owner.name()
        + " -- java @/app/doctor lists all that is missing";
  }

  private static Verdict verdict(Truth truth, String reason, String message) {
    return new Verdict(ConditionType.SinkConnected, truth, reason, message);
  }
}
