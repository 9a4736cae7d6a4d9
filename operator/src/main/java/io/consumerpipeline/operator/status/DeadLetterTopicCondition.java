package io.consumerpipeline.operator.status;

import io.consumerpipeline.contract.RuntimeStatus;
import io.consumerpipeline.contract.RuntimeStatus.Connection;
import io.consumerpipeline.operator.plan.PipelinePlan;
import io.consumerpipeline.operator.pods.PodReport;
import java.util.List;
import java.util.Optional;

/** Whether dead letters are passed on. Never a reason to be not Ready: they are in their table, and wait there. */
final class DeadLetterTopicCondition {
  private DeadLetterTopicCondition() {}

  /** Nothing where letters stay in their table. */
  static Optional<Verdict> of(PipelinePlan plan, List<PodReport> pods) {
    var topic = plan.runtime().delivery().deadLetterTopic();
    return topic.isEmpty()
        ? Optional.empty()
        : Optional.of(PodConnections.worstKnown(pods, RuntimeStatus::deadLetterTopic).map(connection -> ofPod(topic, connection))
            .orElseGet(() -> verdict(Truth.Unknown, Reason.PodsNotAnswering.name(), "no pod tells of topic " + topic)));
  }

  private static Verdict ofPod(String topic, Connection connection) {
    return switch (connection.state()) {
      // It is tried with the first letter: a producer costs memory that a pipeline without dead letters need not spend.
      case Unknown ->
        verdict(Truth.Unknown, Reason.NotConnectedYet.name(), "no dead letter had to go to topic " + topic + " yet");
      case Connected -> verdict(Truth.True, Reason.TopicWritable.name(), "topic " + topic);
      case Unavailable, Misconfigured -> verdict(Truth.False, PodConnections.reason(connection, Reason.BrokerError),
          PodConnections.message(connection, "topic " + topic
              + " cannot be written, dead letters wait in their table: see the logs of the pods"));
    };
  }

  private static Verdict verdict(Truth truth, String reason, String message) {
    return new Verdict(ConditionType.DeadLetterTopicConnected, truth, reason, message);
  }
}
